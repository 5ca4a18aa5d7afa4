#include "tools/gnu/pcm.h"

#include "tools/gnu/bitstream.h"

namespace zcc::tools::gnu {
namespace {

using Operands = std::vector<std::uint64_t>;

// The record IMPORTS: for each module its kind, where it is imported, what its file was like, its name, and its
// file. From clang 18 on there is also whether it is one of standard C++; then nothing of the file is there
// (ASTWriter::WriteControlBlock in clang's sources).
class Imports {
 public:
  Imports(const Operands& operands, bool tells_standard) : operands_(operands), tells_standard_(tells_standard) {}

  // Whether the operands are such a list, to the last one.
  bool read(Pcm& pcm) {
    while (at_ < operands_.size()) {
      if (!read_one(pcm)) return false;
    }
    return true;
  }

 private:
  static constexpr std::size_t kSignature = 20;

  bool read_one(Pcm& pcm) {
    bool standard = false;
    if (!skip(1)) return false;
    if (tells_standard_) {
      if (at_ >= operands_.size() || operands_[at_] > 1) return false;
      standard = operands_[at_++] == 1;
    }
    std::string name, file;
    if (!skip(standard ? 1 : 3 + kSignature) || !take(name)) return false;
    if (standard) {
      pcm.modules.push_back(std::move(name));
      return !pcm.modules.back().empty();
    }
    if (!take(file) || file.empty()) return false;
    pcm.files.push_back(std::move(file));
    return true;
  }

  bool skip(std::size_t count) {
    if (operands_.size() - at_ < count) return false;
    at_ += count;
    return true;
  }

  // Characters behind their number.
  bool take(std::string& text) {
    if (at_ >= operands_.size()) return false;
    const auto length = operands_[at_++];
    if (length > operands_.size() - at_) return false;
    for (std::uint64_t i = 0; i < length; ++i) {
      const auto c = operands_[at_++];
      if (c < ' ' || c > 255) return false;
      text += static_cast<char>(c);
    }
    return true;
  }

  const Operands& operands_;
  const bool tells_standard_;
  std::size_t at_ = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : stream_(bytes) {}

  std::optional<Pcm> run() {
    bool found = false;
    for (;;) {
      const auto event = stream_.next();
      if (event == Bitstream::Event::kEnd) break;
      if (event != Bitstream::Event::kBlock) continue;
      if (stream_.block_name(stream_.block()) != "CONTROL_BLOCK") {
        stream_.skip();
        continue;
      }
      stream_.enter();
      if (!read_control()) return std::nullopt;
      found = true;
    }
    if (!found || stream_.failed()) return std::nullopt;
    return std::move(pcm_);
  }

 private:
  bool read_control() {
    for (;;) {
      switch (stream_.next()) {
        case Bitstream::Event::kBlock:
          if (stream_.block_name(stream_.block()) == "INPUT_FILES_BLOCK") {
            stream_.enter();
            if (!read_files()) return false;
          } else {
            stream_.skip();
          }
          break;
        case Bitstream::Event::kRecord:
          if (!take_record()) return false;
          break;
        case Bitstream::Event::kBlockEnd: return !stream_.failed();
        case Bitstream::Event::kEnd: return false;
      }
    }
  }

  bool take_record() {
    const auto name = stream_.record_name(stream_.record().code);
    if (name == "MODULE_DIRECTORY") pcm_.directory = stream_.record().blob;
    if (name == "IMPORT") return false;  // as clang 20 and later write it
    if (name != "IMPORTS") return true;
    if (stream_.record().has_blob) return false;
    for (const bool tells_standard : {true, false}) {
      auto pcm = pcm_;
      if (!Imports(stream_.record().operands, tells_standard).read(pcm)) continue;
      pcm_ = std::move(pcm);
      return true;
    }
    return false;
  }

  bool read_files() {
    for (;;) {
      switch (stream_.next()) {
        case Bitstream::Event::kRecord:
          if (stream_.record_name(stream_.record().code) != "INPUT_FILE") break;
          if (!stream_.record().has_blob || !take_file()) return false;
          break;
        case Bitstream::Event::kBlockEnd: return !stream_.failed();
        case Bitstream::Event::kBlock: stream_.skip(); break;
        case Bitstream::Event::kEnd: return false;
      }
    }
  }

  // From clang 18 on a name as it was asked for follows the one it was found by, and the last operand tells
  // where the first ends.
  bool take_file() {
    auto name = stream_.record().blob;
    const auto& operands = stream_.record().operands;
    if (operands.size() >= 8) {
      const auto length = operands.back();
      if (length > name.size()) return false;
      if (length < name.size()) pcm_.texts.emplace_back(name.substr(length));
      name = name.substr(0, length);
    }
    if (!name.empty()) pcm_.texts.emplace_back(name);
    return true;
  }

  Bitstream stream_;
  Pcm pcm_;
};

}  // namespace

std::optional<Pcm> read_pcm(std::string_view bytes) {
  constexpr std::string_view kMagic = "CPCH";
  if (!bytes.starts_with(kMagic)) return std::nullopt;
  // Alignment counts from the file's beginning, which the magic number's 32 bits do not disturb.
  return Reader(bytes.substr(kMagic.size())).run();
}

}  // namespace zcc::tools::gnu
