module text;

import :blanks;

namespace text {

Word next_word(const char* at) {
  while (is_blank(*at)) ++at;
  Word word{at, 0};
  while (at[word.size] && !is_blank(at[word.size])) ++word.size;
  return word;
}

}
