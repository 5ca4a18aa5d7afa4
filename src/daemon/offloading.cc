#include "daemon/offloading.h"

#include <algorithm>

#include "inputs/text_scan.h"
#include "platform/file.h"

namespace zcc::daemon {
namespace {

// Clauses and continued lines may stand between the two words.
constexpr std::size_t kReach = 400;

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (auto at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !inputs::is_word(text[at - 1]);
    if (begins && inputs::word_end(text, at) == at + word.size()) return at;
  }
  return std::string_view::npos;
}

bool mentions_target(std::string_view text) {
  for (auto at = find_word(text, "omp", 0); at != std::string_view::npos; at = find_word(text, "omp", at + 1)) {
    if (find_word(text.substr(at, kReach), "target", 0) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool may_offload(const tools::Invocation& invocation, tools::Family family) {
  return family == tools::Family::kClang && std::ranges::any_of(invocation.key_arguments, [](const auto& argument) {
           return argument.starts_with("-fopenmp") && argument != "-fopenmp-simd";
         });
}

bool mention_offloading(const std::vector<std::string>& paths) {
  return std::ranges::any_of(paths, [](const std::string& path) {
    const auto text = read_file(path);
    return !text || mentions_target(*text);
  });
}

}  // namespace zcc::daemon
