// The few things the launcher says, and the means to say them without stdio or the heap.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <initializer_list>
#include <string_view>

namespace zcc::launcher {

// One line on stderr, "zccache: " and the parts, in one write so that lines of parallel compiles do
// not mix.
void say(std::initializer_list<std::string_view> parts);

// A number in text; lives as long as the object.
class Decimal {
 public:
  explicit Decimal(uint64_t value);
  std::string_view view() const { return {digits_ + begin_, sizeof digits_ - begin_}; }

 private:
  char digits_[20];
  size_t begin_ = sizeof digits_;
};

// A decimal number and nothing else, at most `limit`; false otherwise.
bool parse_decimal(std::string_view text, uint64_t limit, uint64_t& value);

// What follows the last slash, and what comes before it ("." when there is none).
std::string_view base_name(std::string_view path);
std::string_view directory_of(std::string_view path);

// Writes all of it, waiting where the descriptor does not block. False after an error.
bool write_all(int fd, std::string_view data);

// The compiler's messages to stdout and stderr. False where they can not all be written: then the compiler
// is to meet that by itself, for each ends in a way of its own.
bool write_messages(std::string_view out, std::string_view err);

// Zeroed memory for things whose size the caller decides (argument lists, captured streams); never
// given back, as the launcher soon exits or becomes another program. Null when there is none.
void* allocate(size_t bytes);

}  // namespace zcc::launcher
