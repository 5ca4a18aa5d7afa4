// Reading LLVM's bitstream format, in which clang's compiled modules are written ("LLVM Bitcode File Format",
// llvm.org/docs/BitCodeFormat.html).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zcc::tools::gnu {

// Goes through a stream record by record. What makes no sense sets failed(), and ends it.
class Bitstream {
 public:
  struct Record {
    std::uint64_t code = 0;
    std::vector<std::uint64_t> operands;  // without the blob's length
    std::string_view blob;
    bool has_blob = false;
  };
  enum class Event { kRecord, kBlock, kBlockEnd, kEnd };

  // `bytes`: behind the magic number; outlives this.
  explicit Bitstream(std::string_view bytes);

  // A block has to be entered or skipped before the next call; records of BLOCKINFO are taken in.
  Event next();
  const Record& record() const { return record_; }
  std::uint64_t block() const { return block_; }  // the id of the kBlock event
  void enter();
  void skip();
  bool failed() const { return failed_; }

  // As the stream itself calls them; empty where it does not.
  std::string block_name(std::uint64_t block) const;
  std::string record_name(std::uint64_t code) const;  // of the block that is being read

 private:
  enum class Encoding : std::uint8_t { kLiteral, kFixed, kVbr, kArray, kChar6, kBlob };
  struct Operand {
    Encoding encoding = Encoding::kLiteral;
    std::uint64_t value = 0;  // or width
  };
  using Abbreviation = std::shared_ptr<const std::vector<Operand>>;
  struct Block {
    std::uint64_t id = 0;
    unsigned width = 2;  // of abbreviation ids
    std::vector<Abbreviation> abbreviations;
  };
  struct Info {
    std::string name;
    std::map<std::uint64_t, std::string> records;
    std::vector<Abbreviation> abbreviations;
  };

  std::uint64_t fixed(unsigned width);
  std::uint64_t vbr(unsigned width);
  void align();
  bool at_end() const { return position_ >= bytes_.size() * 8; }
  void fail() { failed_ = true; }
  void read_info();
  void take_info(std::uint64_t& about);
  Abbreviation read_abbreviation();
  std::uint64_t read_scalar(const Operand& operand);
  void read_unabbreviated();
  void read_abbreviated(const std::vector<Operand>& operands);
  void read_array(const Operand& element);
  void read_blob();

  std::string_view bytes_;
  std::uint64_t position_ = 0;  // in bits
  bool failed_ = false;
  std::vector<Block> open_{Block{}};
  std::map<std::uint64_t, Info> infos_;
  Record record_;
  std::uint64_t block_ = 0;
  unsigned block_width_ = 0;
  std::uint64_t block_words_ = 0;
};

}  // namespace zcc::tools::gnu
