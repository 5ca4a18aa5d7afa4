module;
#include <cstddef>
export module text:words;

export namespace text {
struct Word {
  const char* begin = nullptr;
  std::size_t size = 0;
};
// The first word at or behind `at`, of no size where there is none.
Word next_word(const char* at);
}
