#include "tools/gnu/bitstream.h"

#include <algorithm>

namespace zcc::tools::gnu {
namespace {

constexpr std::uint64_t kEndBlock = 0, kEnterBlock = 1, kDefineAbbreviation = 2, kUnabbreviated = 3;
constexpr std::uint64_t kBlockInfo = 0;
// Of BLOCKINFO.
constexpr std::uint64_t kSetBlock = 1, kBlockName = 2, kSetRecordName = 3;

constexpr std::string_view kChar6 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._";

}  // namespace

Bitstream::Bitstream(std::string_view bytes) : bytes_(bytes) {}

std::uint64_t Bitstream::fixed(unsigned width) {
  if (width > 64 || position_ + width > bytes_.size() * 8) {
    fail();
    return 0;
  }
  std::uint64_t value = 0;
  for (unsigned got = 0; got < width;) {
    const auto byte = static_cast<unsigned char>(bytes_[position_ / 8]);
    const auto offset = static_cast<unsigned>(position_ % 8);
    const auto take = std::min(8 - offset, width - got);
    const auto bits = (static_cast<std::uint64_t>(byte) >> offset) & ((1u << take) - 1);
    value |= bits << got;
    got += take;
    position_ += take;
  }
  return value;
}

std::uint64_t Bitstream::vbr(unsigned width) {
  if (width < 2 || width > 32) {
    fail();
    return 0;
  }
  const auto more = std::uint64_t{1} << (width - 1);
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64 && !failed_; shift += width - 1) {
    const auto piece = fixed(width);
    value |= (piece & (more - 1)) << shift;
    if ((piece & more) == 0) return value;
  }
  fail();
  return 0;
}

void Bitstream::align() { position_ = (position_ + 31) / 32 * 32; }

Bitstream::Event Bitstream::next() {
  while (!failed_ && !at_end()) {
    auto& block = open_.back();
    const auto id = fixed(block.width);
    if (failed_) break;
    if (id == kEndBlock) {
      align();
      if (open_.size() == 1) break;
      open_.pop_back();
      return Event::kBlockEnd;
    }
    if (id == kEnterBlock) {
      block_ = vbr(8);
      block_width_ = static_cast<unsigned>(vbr(4));
      align();
      block_words_ = fixed(32);
      if (failed_) break;
      if (block_ != kBlockInfo) return Event::kBlock;
      read_info();
      continue;
    }
    if (id == kDefineAbbreviation) {
      block.abbreviations.push_back(read_abbreviation());
      continue;
    }
    record_ = {};
    if (id == kUnabbreviated) {
      read_unabbreviated();
    } else if (id - 4 < block.abbreviations.size()) {
      const auto abbreviation = block.abbreviations[id - 4];
      read_abbreviated(*abbreviation);
    } else {
      fail();
    }
    if (!failed_) return Event::kRecord;
  }
  if (!at_end() || open_.size() != 1) fail();
  return Event::kEnd;
}

void Bitstream::enter() {
  Block block{.id = block_, .width = block_width_, .abbreviations = {}};
  if (block.width < 2 || block.width > 32) return fail();
  if (const auto it = infos_.find(block_); it != infos_.end()) block.abbreviations = it->second.abbreviations;
  open_.push_back(std::move(block));
}

void Bitstream::skip() {
  if (block_words_ > (bytes_.size() * 8 - position_) / 32) return fail();
  position_ += block_words_ * 32;
}

// Names of blocks and their records, and abbreviations that all blocks of a kind begin with.
void Bitstream::read_info() {
  enter();
  std::uint64_t about = ~std::uint64_t{0};
  while (!failed_) {
    const auto id = fixed(open_.back().width);
    if (id == kEndBlock) {
      align();
      open_.pop_back();
      return;
    }
    if (id == kDefineAbbreviation) {
      infos_[about].abbreviations.push_back(read_abbreviation());
    } else if (id == kUnabbreviated) {
      record_ = {};
      read_unabbreviated();
      take_info(about);
    } else {
      fail();
    }
  }
}

void Bitstream::take_info(std::uint64_t& about) {
  const auto text = [this](std::size_t from) {
    std::string out;
    for (auto i = from; i < record_.operands.size(); ++i) out += static_cast<char>(record_.operands[i]);
    return out;
  };
  if (record_.code == kSetBlock && !record_.operands.empty()) about = record_.operands[0];
  if (record_.code == kBlockName) infos_[about].name = text(0);
  if (record_.code == kSetRecordName && !record_.operands.empty()) {
    infos_[about].records[record_.operands[0]] = text(1);
  }
}

Bitstream::Abbreviation Bitstream::read_abbreviation() {
  auto out = std::make_shared<std::vector<Operand>>();
  const auto count = vbr(5);
  for (std::uint64_t i = 0; i < count && !failed_; ++i) {
    if (fixed(1) != 0) {
      out->push_back({Encoding::kLiteral, vbr(8)});
      continue;
    }
    const auto encoding = fixed(3);
    if (encoding < 1 || encoding > 5) fail();
    const bool has_width = encoding <= 2;
    out->push_back({static_cast<Encoding>(encoding), has_width ? vbr(5) : 0});
  }
  // The code comes first.
  if (out->empty() || out->front().encoding == Encoding::kArray || out->front().encoding == Encoding::kBlob) fail();
  return out;
}

std::uint64_t Bitstream::read_scalar(const Operand& operand) {
  switch (operand.encoding) {
    case Encoding::kLiteral: return operand.value;
    case Encoding::kFixed: return operand.value == 0 ? 0 : fixed(static_cast<unsigned>(operand.value));
    case Encoding::kVbr: return operand.value == 0 ? 0 : vbr(static_cast<unsigned>(operand.value));
    case Encoding::kChar6: return static_cast<unsigned char>(kChar6[fixed(6)]);
    case Encoding::kArray:
    case Encoding::kBlob: break;
  }
  fail();
  return 0;
}

void Bitstream::read_unabbreviated() {
  record_.code = vbr(6);
  const auto count = vbr(6);
  for (std::uint64_t i = 0; i < count && !failed_; ++i) record_.operands.push_back(vbr(6));
}

void Bitstream::read_abbreviated(const std::vector<Operand>& operands) {
  record_.code = read_scalar(operands[0]);
  for (std::size_t i = 1; i < operands.size() && !failed_; ++i) {
    switch (operands[i].encoding) {
      case Encoding::kArray:
        if (i + 2 != operands.size()) return fail();
        return read_array(operands[i + 1]);
      case Encoding::kBlob: read_blob(); break;
      default: record_.operands.push_back(read_scalar(operands[i]));
    }
  }
}

void Bitstream::read_array(const Operand& element) {
  const auto count = vbr(6);
  // An element without width takes no room, so nothing would end a count that is wrong.
  if (count > bytes_.size() * 8) return fail();
  for (std::uint64_t i = 0; i < count && !failed_; ++i) record_.operands.push_back(read_scalar(element));
}

void Bitstream::read_blob() {
  const auto size = vbr(6);
  align();
  const auto at = position_ / 8;
  if (failed_ || at > bytes_.size() || size > bytes_.size() - at) return fail();
  record_.blob = bytes_.substr(at, size);
  record_.has_blob = true;
  position_ += size * 8;
  align();
}

std::string Bitstream::block_name(std::uint64_t block) const {
  const auto it = infos_.find(block);
  return it == infos_.end() ? std::string() : it->second.name;
}

std::string Bitstream::record_name(std::uint64_t code) const {
  const auto it = infos_.find(open_.back().id);
  if (it == infos_.end()) return {};
  const auto name = it->second.records.find(code);
  return name == it->second.records.end() ? std::string() : name->second;
}

}  // namespace zcc::tools::gnu
