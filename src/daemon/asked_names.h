// Names that a unit asks __has_include for by way of macros: HAS(<x.h>), where HAS(x) is __has_include(x).
#pragma once

#include <asio.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "daemon/services.h"
#include "inputs/include_scan.h"

namespace zcc::daemon {

struct CompileFacts;

// Something that was read for a unit, as it was read.
struct UnitText {
  store::FileId file = 0;
  Digest digest;
  std::shared_ptr<const inputs::IncludeScan> includes;  // null: it is no text
};

// What the macros are called, and which words of the names other macros replace, is only known when all
// texts are. Too many names are no harm: they are looked for, whether the compiler asked or not.
class AskedNames {
 public:
  AskedNames(Services& services, const CompileFacts& facts, const std::vector<UnitText>& texts)
      : s_(services), facts_(facts), texts_(texts) {}

  enum class Outcome {
    kComplete,
    kComputedName,  // some name is made in a way that is not to be read off
    kChanged,       // a text is no longer what was read
  };
  asio::awaitable<Outcome> find();

  // By the text that asks. Names that stand in the texts for __has_include itself are not repeated.
  using OfText = std::pair<store::FileId, std::vector<inputs::IncludeName>>;
  const std::vector<OfText>& names() const { return names_; }

 private:
  asio::awaitable<void> find_arguments_of_macros();
  asio::awaitable<void> find_replacements();
  asio::awaitable<void> read_replacements(const std::vector<std::string>& words);
  void add_replaced_names();
  std::vector<std::string> doubtful_words() const;
  bool may_be_macro(const std::string& word) const;
  bool arguments_define(const std::string& word) const;
  bool arguments_mention(const std::vector<std::string>& macros) const;
  const std::vector<std::string>& arguments() const;

  Services& s_;
  const CompileFacts& facts_;
  const std::vector<UnitText>& texts_;
  std::vector<OfText> names_;
  std::vector<inputs::Replacement> replacements_;
  bool known_ = true;
  bool changed_ = false;
};

}  // namespace zcc::daemon
