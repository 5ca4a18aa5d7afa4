#include "inputs/text_scan.h"

namespace zcc::inputs {

bool is_disguised(std::string_view text) {
  for (auto at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at + 1)) {
    if (at == 0 || !is_word(text[at - 1])) continue;
    const auto splice = splice_length(text, at);
    // More than one in a row, too; what does not begin with a word character then is of no harm.
    const auto next = at + splice;
    if (splice > 0 && next < text.size() && (is_word(text[next]) || text[next] == '\\'))
      return true;
  }
  return text.find("?\?=") != std::string_view::npos || text.find("?\?/") != std::string_view::npos;
}

std::string plain_text(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with("?\?=")) {
      plain += '#';
      at += 3;
    } else if (text.substr(at).starts_with("?\?/")) {
      plain += '\\';
      at += 3;
    } else {
      plain += text[at++];
    }
  }
  std::string out;
  out.reserve(plain.size());
  for (std::size_t at = 0; at < plain.size();) {
    if (const auto splice = splice_length(plain, at)) {
      at += splice;
    } else {
      out += plain[at++];
    }
  }
  return out;
}

}  // namespace zcc::inputs
