// Every record:
//
//   type      1 byte   'F' file, 'I' input, 'M' manifest, 'A' artifact, 'C' context, 'L' list of contexts,
//                      'N' number, 'P' pair
//   version   1 byte   kVersion; a record of another version is no record
//   fields             as below
//   checksum  8 bytes  XXH3-64 of all before, little-endian, seeded with XXH3-64 of the key
//
// Fields are variable-length numbers (7 bits a byte, low first; signed ones zigzag), texts (length,
// bytes) and digests (32 bytes):
//
//   file      path, device, inode, size, mtime, ctime, mode, digest, findings, settled
//   input     file, digest
//   manifest  count, then a variant each: artifact, appearance, count, inputs as differences
//   artifact  exit status, compile time, stdout, stderr, count, then an output each:
//             size, digest, 1 when in a blob, else 0 and the bytes
//   context   source, its spelling, cwd, compiler, count, tool's inputs as differences, count, arguments,
//             count, variables, host
//   list      count, context keys
//
// A variant has hundreds of inputs with ids that were mostly given out in a row, so a difference
// takes one byte where an id takes four. Turned down: protobuf and the like (a dependency and a
// generator for six small structs), raw structs (no way to tell damage from data).
#define XXH_INLINE_ALL
#include "store/records.h"

#include <xxhash.h>

#include <algorithm>
#include <limits>

namespace zcc::store {
namespace {

constexpr char kVersion = 2;
constexpr std::size_t kHead = 2;
constexpr std::size_t kChecksum = 8;

std::uint64_t checksum(std::string_view record, std::string_view key) {
  return XXH3_64bits_withSeed(record.data(), record.size(), XXH3_64bits(key.data(), key.size()));
}

class Encoder {
 public:
  explicit Encoder(char type) : out_{type, kVersion} {}

  Encoder& number(std::uint64_t n) {
    for (; n >= 0x80; n >>= 7) out_ += static_cast<char>(n | 0x80);
    out_ += static_cast<char>(n);
    return *this;
  }
  Encoder& difference(std::int64_t n) {
    return number((static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63));
  }
  Encoder& text(std::string_view s) {
    number(s.size());
    out_ += s;
    return *this;
  }
  Encoder& digest(const Digest& d) {
    out_ += d.view();
    return *this;
  }
  std::string seal(std::string_view key) {
    auto sum = checksum(out_, key);
    for (std::size_t i = 0; i < kChecksum; ++i, sum >>= 8) out_ += static_cast<char>(sum);
    return std::move(out_);
  }

 private:
  std::string out_;
};

// Reads what Encoder wrote. After the first thing that does not fit, everything is zero and
// done() is false.
class Decoder {
 public:
  Decoder(std::string_view record, char type, std::string_view key) {
    if (record.size() < kHead + kChecksum || record[0] != type || record[1] != kVersion) return;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kChecksum; ++i) {
      sum = sum << 8 | static_cast<std::uint8_t>(record[record.size() - 1 - i]);
    }
    record.remove_suffix(kChecksum);
    if (sum != checksum(record, key)) return;
    rest_ = record.substr(kHead);
    good_ = true;
  }

  std::uint64_t number() {
    std::uint64_t n = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) return spoil();
      const auto byte = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      n |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return n;
    }
    return spoil();
  }
  std::uint32_t number32() {
    const auto n = number();
    return static_cast<std::uint32_t>(n <= std::numeric_limits<std::uint32_t>::max() ? n : spoil());
  }
  std::int64_t difference() {
    const auto n = number();
    return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
  }
  std::string_view bytes(std::uint64_t size) {
    if (size > rest_.size()) size = spoil();
    const auto out = rest_.substr(0, size);
    rest_.remove_prefix(out.size());
    return out;
  }
  std::string text() { return std::string(bytes(number())); }
  Digest digest() {
    const auto v = bytes(32);
    return good_ ? Digest::from_view(v) : Digest{};
  }
  // How many elements follow; at least a byte each, so a wild count is refused before it is used.
  std::size_t count() {
    const auto n = number();
    return n <= rest_.size() ? n : spoil();
  }
  bool done() const { return good_ && rest_.empty(); }

 private:
  std::uint64_t spoil() {
    good_ = false;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool good_ = false;
};

template <typename T>
std::optional<T> if_done(const Decoder& in, T& record) {
  if (!in.done()) return std::nullopt;
  return std::move(record);
}

void encode_ids(Encoder& out, const std::vector<InputId>& ids) {
  out.number(ids.size());
  std::int64_t last = 0;
  for (const auto id : ids) {
    out.difference(static_cast<std::int64_t>(id) - last);
    last = id;
  }
}

std::vector<InputId> decode_ids(Decoder& in) {
  std::vector<InputId> ids;
  const auto count = in.count();
  ids.reserve(count);
  std::uint64_t last = 0;  // unsigned: a wild difference wraps
  for (std::size_t i = 0; i < count; ++i) {
    last += static_cast<std::uint64_t>(in.difference());
    ids.push_back(static_cast<InputId>(last));
  }
  return ids;
}

void encode_texts(Encoder& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const auto& text : texts) out.text(text);
}

std::vector<std::string> decode_texts(Decoder& in) {
  std::vector<std::string> texts;
  const auto count = in.count();
  texts.reserve(count);
  for (std::size_t i = 0; i < count; ++i) texts.push_back(in.text());
  return texts;
}

void encode_variant(Encoder& out, const Variant& v) {
  out.digest(v.artifact).number(v.appearance);
  encode_ids(out, v.inputs);
}

Variant decode_variant(Decoder& in) {
  Variant v;
  v.artifact = in.digest();
  v.appearance = in.number32();
  v.inputs = decode_ids(in);
  return v;
}

}  // namespace

std::string encode(const FileRecord& f, std::string_view key) {
  return Encoder('F')
      .text(f.path)
      .number(f.stat.device)
      .number(f.stat.inode)
      .number(f.stat.size)
      .difference(f.stat.mtime_ns)
      .difference(f.stat.ctime_ns)
      .number(f.stat.mode)
      .digest(f.digest)
      .number(f.findings)
      .number(f.settled ? 1 : 0)
      .seal(key);
}

std::optional<FileRecord> decode_file(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'F', key);
  FileRecord f;
  f.path = in.text();
  f.stat.device = in.number();
  f.stat.inode = in.number();
  f.stat.size = in.number();
  f.stat.mtime_ns = in.difference();
  f.stat.ctime_ns = in.difference();
  f.stat.mode = in.number32();
  f.digest = in.digest();
  f.findings = in.number32();
  f.settled = in.number() != 0;
  return if_done(in, f);
}

std::string encode(const InputRecord& i, std::string_view key) {
  return Encoder('I').number(i.file).digest(i.digest).seal(key);
}

std::optional<InputRecord> decode_input(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'I', key);
  InputRecord i;
  i.file = in.number32();
  i.digest = in.digest();
  return if_done(in, i);
}

std::string encode(const Manifest& m, std::string_view key) {
  Encoder out('M');
  const auto count = std::min(m.variants.size(), Manifest::kMaxVariants);
  out.number(count);
  for (std::size_t i = 0; i < count; ++i) encode_variant(out, m.variants[i]);
  return out.seal(key);
}

std::optional<Manifest> decode_manifest(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'M', key);
  Manifest m;
  const auto count = in.count();
  if (count > Manifest::kMaxVariants) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) m.variants.push_back(decode_variant(in));
  return if_done(in, m);
}

std::string encode(const ContextParts& c, std::string_view key) {
  Encoder out('C');
  out.text(c.source).text(c.spelled).text(c.cwd).text(c.compiler);
  encode_ids(out, c.tool);
  encode_texts(out, c.arguments);
  encode_texts(out, c.variables);
  return out.digest(c.host).seal(key);
}

std::optional<ContextParts> decode_context(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'C', key);
  ContextParts c;
  c.source = in.text();
  c.spelled = in.text();
  c.cwd = in.text();
  c.compiler = in.text();
  c.tool = decode_ids(in);
  c.arguments = decode_texts(in);
  c.variables = decode_texts(in);
  c.host = in.digest();
  return if_done(in, c);
}

std::string encode(const ContextList& l, std::string_view key) {
  Encoder out('L');
  const auto count = std::min(l.contexts.size(), ContextList::kMost);
  out.number(count);
  for (std::size_t i = 0; i < count; ++i) out.digest(l.contexts[i]);
  return out.seal(key);
}

std::optional<ContextList> decode_context_list(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'L', key);
  ContextList l;
  const auto count = in.count();
  for (std::size_t i = 0; i < count; ++i) l.contexts.push_back(in.digest());
  return if_done(in, l);
}

// Where an output's bytes are.
enum Place : std::uint64_t { kInRecord = 0, kInBlob = 1, kNotMade = 2 };

std::string encode(const Artifact& a, std::string_view key) {
  Encoder out('A');
  out.difference(a.exit_status).number(a.compile_ns).text(a.stdout_text).text(a.stderr_text);
  out.number(a.outputs.size());
  for (const auto& o : a.outputs) {
    const auto place = !o.made ? kNotMade : o.in_blob ? kInBlob : kInRecord;
    out.number(o.size).digest(o.digest).number(place);
    if (place == kInRecord) out.text(o.bytes);
  }
  return out.seal(key);
}

std::optional<Artifact> decode_artifact(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'A', key);
  Artifact a;
  a.exit_status = static_cast<std::int32_t>(in.difference());
  a.compile_ns = in.number();
  a.stdout_text = in.text();
  a.stderr_text = in.text();
  const auto count = in.count();
  for (std::size_t i = 0; i < count; ++i) {
    StoredOutput o;
    o.size = in.number();
    o.digest = in.digest();
    const auto place = in.number();
    o.made = place != kNotMade;
    o.in_blob = place == kInBlob;
    if (place == kInRecord) o.bytes = in.text();
    a.outputs.push_back(std::move(o));
  }
  return if_done(in, a);
}

std::string encode_number(std::uint64_t n, std::string_view key) {
  return Encoder('N').number(n).seal(key);
}

std::optional<std::uint64_t> decode_number(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'N', key);
  auto n = in.number();
  return if_done(in, n);
}

std::string encode_pair(const Pair& p, std::string_view key) {
  return Encoder('P').number(p[0]).number(p[1]).seal(key);
}

std::optional<Pair> decode_pair(std::string_view bytes, std::string_view key) {
  Decoder in(bytes, 'P', key);
  Pair p;
  p[0] = in.number();
  p[1] = in.number();
  return if_done(in, p);
}

}  // namespace zcc::store
