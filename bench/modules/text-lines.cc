export module text:lines;

import :words;

export namespace text {
template <int kSize>
struct Fixed {
  char content[kSize] = {};
  int size = 0;
  bool append(const char* from, int count) {
    if (size + count >= kSize) return false;
    for (int i = 0; i < count; ++i) content[size++] = from[i];
    return true;
  }
};

struct Line {
  Fixed<256> content;
  int width = 0;
  int room() const { return width - content.size; }
};
// Whether it had room for the word.
bool append(Line& line, Word word);
}
