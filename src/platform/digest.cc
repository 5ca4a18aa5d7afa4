#include "platform/digest.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace zcc {
namespace {

// Fetched once: an implicit fetch at every init takes longer than hashing a request.
const EVP_MD* algorithm() {
  static const EVP_MD* const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return md;
}

// libcrypto fails here only without memory or without its own algorithms; no key can be trusted
// then, so the daemon ends and launchers compile by themselves.
void require(int ok) {
  if (ok != 1) std::abort();
}

}  // namespace

std::string Digest::hex() const {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(64);
  for (const auto b : bytes) {
    out += kDigits[b >> 4];
    out += kDigits[b & 15];
  }
  return out;
}

Hasher::Hasher() : context_(EVP_MD_CTX_new()) {
  require(context_ != nullptr);
  require(EVP_DigestInit_ex2(context_, algorithm(), nullptr));
}

Hasher::~Hasher() { EVP_MD_CTX_free(context_); }

Hasher& Hasher::bytes(std::string_view data) {
  require(EVP_DigestUpdate(context_, data.data(), data.size()));
  return *this;
}

Digest Hasher::finish() {
  Digest d;
  require(EVP_DigestFinal_ex(context_, d.bytes.data(), nullptr));
  require(EVP_DigestInit_ex2(context_, nullptr, nullptr));
  return d;
}

Digest sha256(std::string_view data) { return Hasher().bytes(data).finish(); }

}  // namespace zcc
