#include "report/journal_line.h"

#include <time.h>

#include <charconv>
#include <cstdio>

namespace zcc::report {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

// How long the UTF-8 sequence at the front of `text` is; 0: it is none (RFC 3629).
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xc0) == 0x80; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return continues(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef && continues(1) && continues(2)) {
    if (first == 0xe0 && byte(1) < 0xa0) return 0;  // overlong
    if (first == 0xed && byte(1) > 0x9f) return 0;  // a surrogate
    return 3;
  }
  if (first >= 0xf0 && first <= 0xf4 && continues(1) && continues(2) && continues(3)) {
    if (first == 0xf0 && byte(1) < 0x90) return 0;
    if (first == 0xf4 && byte(1) > 0x8f) return 0;
    return 4;
  }
  return 0;
}

void append_number(std::string& out, std::uint64_t n) {
  char digits[20];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, n);
  out.append(digits, end);
}

// Members of the object that is being written.
class Members {
 public:
  explicit Members(std::string& out) : out_(out) { out_ += '{'; }
  Members& text(std::string_view name, std::string_view value) {
    key(name);
    append_json(out_, value);
    return *this;
  }
  Members& text_if(std::string_view name, std::string_view value) {
    return value.empty() ? *this : text(name, value);
  }
  Members& text_or_null(std::string_view name, const std::optional<std::string>& value) {
    if (value) return text(name, *value);
    key(name);
    out_ += "null";
    return *this;
  }
  Members& number(std::string_view name, std::uint64_t value) {
    key(name);
    append_number(out_, value);
    return *this;
  }
  Members& number_if(std::string_view name, std::uint64_t value) {
    return value == 0 ? *this : number(name, value);
  }
  void key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    ((out_ += '"') += name) += "\":";
  }
  void end() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

std::string_view extension(std::string_view path) {
  const auto name = file_name(path);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

// -DNAME=value of a name that is secret-like, also as two words.
std::optional<std::string> without_secret(std::string_view argument, bool is_definition) {
  if (argument.starts_with("-D") || argument.starts_with("/D")) {
    argument.remove_prefix(2);
  } else if (!is_definition) {
    return std::nullopt;
  }
  const auto equals = argument.find('=');
  if (equals == std::string_view::npos || !is_secret_like(argument.substr(0, equals))) return std::nullopt;
  return (is_definition ? "" : "-D") + std::string(argument.substr(0, equals + 1)) + "***";
}

void append_arguments(std::string& out, const std::vector<std::string_view>& argv) {
  out += '[';
  for (std::size_t i = 1; i < argv.size(); ++i) {
    if (i > 1) out += ',';
    const auto hidden = without_secret(argv[i], argv[i - 1] == "-D" || argv[i - 1] == "/D");
    append_json(out, hidden ? *hidden : argv[i]);
  }
  out += ']';
}

std::optional<std::string> told(const Difference& difference, const std::optional<std::string>& value) {
  if (!value || difference.kind != "argument") return value;
  const auto hidden = without_secret(*value, !value->starts_with('-'));
  return hidden ? hidden : value;
}

void append_differences(Members& line, std::string& out, const Event& e) {
  line.key("miss_diff");
  out += '[';
  for (const auto& difference : e.differences) {
    if (out.back() != '[') out += ',';
    Members members(out);
    members.text("kind", difference.kind).text("name", difference.name);
    members.text_or_null("was", told(difference, difference.was)).text_or_null("is", told(difference, difference.is));
    members.end();
  }
  out += ']';
  line.number_if("miss_diff_more", e.more_differences);
}

void append_phases(Members& line, std::string& out, const Phases& phases) {
  line.key("phases_ns");
  Members members(out);
  for (std::size_t i = 0; i < kPhases; ++i) members.number_if(to_string(static_cast<Phase>(i)), phases[i]);
  members.end();
}

std::string_view compiler_of(const Event& e) {
  const auto tool = e.words.tool();
  return tool.empty() && e.subject ? std::string_view(e.subject->compiler) : tool;
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;  // of text, from there on, is yet to be taken over
  const auto take_over = [&](std::size_t until) { out.append(text.data() + plain, until - plain); };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
      ++i;
      continue;
    }
    const auto length = c < 0x80 ? 0 : utf8_length(text.substr(i));
    if (length > 1) {
      i += length;
      continue;
    }
    take_over(i);
    if (c >= 0x80) {
      out += kReplacement;
    } else if (c == '"' || c == '\\') {
      (out += '\\') += text[i];
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", c);
      out += escape;
    }
    plain = ++i;
  }
  take_over(text.size());
  out += '"';
}

std::string time_text(std::int64_t ns) {
  const time_t seconds = ns / 1'000'000'000;
  tm fields{};
  ::gmtime_r(&seconds, &fields);
  char text[40];
  const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &fields);
  std::snprintf(text + length, sizeof text - length, ".%03dZ", static_cast<int>(ns / 1'000'000 % 1000));
  return text;
}

std::int64_t time_of_text(std::string_view text) {
  const std::string copy(text);
  tm fields{};
  int ms = 0;
  if (std::sscanf(copy.c_str(), "%d-%d-%dT%d:%d:%d.%dZ", &fields.tm_year, &fields.tm_mon, &fields.tm_mday,
                  &fields.tm_hour, &fields.tm_min, &fields.tm_sec, &ms) != 7) {
    return 0;
  }
  fields.tm_year -= 1900;
  fields.tm_mon -= 1;
  return std::int64_t{::timegm(&fields)} * 1'000'000'000 + std::int64_t{ms} * 1'000'000;
}

void append_line(std::string& out, const Event& e) {
  Members line(out);
  line.text("ts", time_text(e.ts_ns)).text("outcome", to_string(e.outcome));
  line.text("compiler", compiler_of(e));
  line.key("args");
  append_arguments(out, e.words.argv());
  line.text("cwd", e.words.cwd());
  line.key("exit_code");
  out += e.exit_code ? std::to_string(*e.exit_code) : "null";
  line.text_or_null("session_id", e.session.empty() ? std::nullopt : std::optional(e.session));
  line.number("latency_ns", e.latency_ns);
  if (e.subject) {
    const auto& s = *e.subject;
    line.text_if("source", s.source).text_if("output", s.output).text_if("output_ext", extension(s.output));
    line.text_if("language", s.language).text_if("context_key", s.context_key);
    line.text_if("crate_name", s.crate_name).text_if("crate_type", s.crate_type);
  }
  if (e.found != Found::kNot) line.text("found", to_string(e.found));
  line.text_if("reason", e.reason).text_if("detail", e.detail).text_if("miss_reason", e.miss_reason);
  if (e.nearest_is_known) append_differences(line, out, e);
  line.number_if("compile_ns", e.compile_ns).number_if("bytes_inline", e.bytes_inline);
  line.number_if("bytes_in_files", e.bytes_in_files).number_if("bytes_stored", e.bytes_stored);
  append_phases(line, out, e.phases);
  line.end();
  out += '\n';
}

}  // namespace zcc::report
