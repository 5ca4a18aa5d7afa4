// The functions that the header-only parts of libstdc++ call and the C++ runtime would define.
// Reaching one is a bug of ours: a checked index went past its string.
#include <stdlib.h>

namespace std {
[[noreturn]] void __throw_out_of_range_fmt(const char*, ...) { abort(); }
}  // namespace std
