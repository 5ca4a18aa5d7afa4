// A second module, which uses the first.
export module frame;

import text;

export namespace frame {
struct Style {
  char rule = '-';
  int margin = 2;
};
int around(const char* paragraph, int width, Style style, text::Fixed<1024>& out);
}
