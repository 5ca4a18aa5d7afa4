#include <cstdio>

import text;
import frame;
#ifdef WITH_HEADER_UNIT
import "limits.h";
#else
#include "limits.h"
#endif

int main() {
  text::Fixed<1024> framed;
  frame::around("A module is compiled once, and what it exports is read from a file that the compiler made of it.",
                WIDTH, {}, framed);
  std::fputs(framed.content, stdout);
  return widest() == WIDTH && text::next_word(" one two").size == 3 ? 0 : 1;
}
