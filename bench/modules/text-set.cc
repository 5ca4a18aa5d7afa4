module;
#include <cstring>
module text;

namespace text {

bool append(Line& line, Word word) {
  const int blank = line.content.size == 0 ? 0 : 1;
  const int size = static_cast<int>(word.size);
  if (line.room() < size + blank) return false;
  if (blank) line.content.append(" ", 1);
  return line.content.append(word.begin, size);
}

int set(const char* paragraph, int width, char* out, int size) {
  int used = 0;
  Line line;
  line.width = width;
  const auto flush = [&] {
    if (used + line.content.size + 2 > size) return;
    std::memcpy(out + used, line.content.content, static_cast<std::size_t>(line.content.size));
    used += line.content.size;
    out[used++] = '\n';
    line.content.size = 0;
  };
  for (Word word = next_word(paragraph); word.size; word = next_word(word.begin + word.size)) {
    if (append(line, word)) continue;
    flush();
    append(line, word);
  }
  flush();
  out[used] = '\0';
  return used;
}

}
