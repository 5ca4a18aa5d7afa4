module frame;

import text;

namespace frame {

int around(const char* paragraph, int width, Style style, text::Fixed<1024>& out) {
  char content[512];
  const int size = text::set(paragraph, width - 2 * style.margin, content, sizeof content);
  const auto rule = [&] {
    for (int i = 0; i < width; ++i) out.append(&style.rule, 1);
    out.append("\n", 1);
  };
  rule();
  out.append(content, size);
  rule();
  return out.size;
}

}
