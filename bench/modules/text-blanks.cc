// An internal partition: nobody outside of the module sees it.
module text:blanks;

namespace text {
inline bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
}
