#include "store/store.h"

#include <chrono>
#include <optional>

#include "store/apply.h"
#include "store/blobs.h"
#include "store/boot.h"
#include "store/index.h"
#include "store/keys.h"
#include "store/listing.h"
#include "store/root.h"
#include "store/verifier.h"
#include "store/writer.h"

namespace zcc::store {
namespace {

// Of the tables and records together. Another number: the index is set aside.
constexpr std::uint64_t kFormat = 3;

std::int64_t real_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Result<std::unique_ptr<Index>> open_index(const Root& root) {
  auto index = Index::open(root.path + "/index");
  if (!index) return index;
  {
    const auto snapshot = (*index)->read();
    const auto format = snapshot ? snapshot->number(Table::kMeta, "format") : std::nullopt;
    if (format == kFormat) return index;
    if (!snapshot || snapshot->entries(Table::kMeta) != 0) {
      return fail(ErrorKind::kDamaged, root.path + "/index: of an unknown format");
    }
  }
  auto txn = (*index)->write();
  if (!txn) return tl::unexpected(txn.error());
  txn->put_number(Table::kMeta, "format", kFormat);
  if (auto committed = txn->commit(); !committed) return tl::unexpected(committed.error());
  return index;
}

template <typename T, typename Decode>
std::optional<T> read_record(const Index& index, Table table, std::string_view key, Decode decode) {
  const auto snapshot = index.read();
  const auto value = snapshot ? snapshot->get(table, key) : std::nullopt;
  return value ? decode(*value, key) : std::nullopt;
}

}  // namespace

struct Store::Impl {
  Root root;
  BootMark boot;
  std::uint64_t budget_bytes = 0;
  bool index_was_damaged = false;
  FileId first_free_file = 0;
  InputId first_free_input = 0;
  std::unique_ptr<Index> index;
  std::unique_ptr<Blobs> blobs;
  std::unique_ptr<Writer> writer;
  std::unique_ptr<Verifier> verifier;

  Result<void> open_index_or_begin_anew();
  void read_first_free_ids();
};

Result<void> Store::Impl::open_index_or_begin_anew() {
  const bool sound =
      !boot.index_in_doubt() || !has_index(root) || index_is_sound(root.path + "/index");
  auto opened =
      sound ? open_index(root) : Result<std::unique_ptr<Index>>(fail(ErrorKind::kDamaged, "index"));
  if (!opened && opened.error().kind == ErrorKind::kDamaged) {
    index_was_damaged = true;
    boot.distrust_blobs();
    if (auto aside = set_index_aside(root); !aside) return aside;
    opened = open_index(root);
  }
  if (!opened) return tl::unexpected(opened.error());
  index = std::move(*opened);
  return {};
}

void Store::Impl::read_first_free_ids() {
  if (const auto snapshot = index->read()) {
    first_free_file = first_free_id(*snapshot, Table::kFiles);
    first_free_input = first_free_id(*snapshot, Table::kInputs);
  }
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<Store>> Store::open(Options options) {
  auto impl = std::make_unique<Impl>();
  auto root = open_root(options.root);
  if (!root) return tl::unexpected(root.error());
  impl->root = std::move(*root);
  impl->budget_bytes = options.budget_bytes;
  const int root_fd = impl->root.directory.get();

  impl->boot =
      BootMark::read(root_fd, options.boot_id.empty() ? kernel_boot_id() : options.boot_id);
  remove_files_in(root_fd, "tmp");
  if (!impl->boot.was_left_open()) forget_damaged_index(impl->root);
  if (auto opened = impl->open_index_or_begin_anew(); !opened)
    return tl::unexpected(opened.error());
  if (auto marked = impl->boot.write_open(); !marked) return tl::unexpected(marked.error());
  impl->read_first_free_ids();
  impl->blobs = std::make_unique<Blobs>(root_fd, impl->root.path, impl->boot.generation());
  impl->writer = std::make_unique<Writer>(
      *impl->index, *impl->blobs, impl->boot,
      Writer::Settings{.budget_bytes = options.budget_bytes,
                       .sweep = impl->boot.was_left_open() || impl->index_was_damaged,
                       .clock = options.clock ? std::move(options.clock) : real_seconds});
  impl->verifier = std::make_unique<Verifier>(*impl->index, *impl->blobs, *impl->writer);
  return std::unique_ptr<Store>(new Store(std::move(impl)));
}

Store::~Store() {
  impl_->verifier.reset();
  impl_->writer->flush();
  const bool dirty = impl_->writer->state().dirty;
  impl_->writer.reset();
  if (!dirty || impl_->index->sync()) static_cast<void>(impl_->boot.write_clean());
}

// ---- reading ----------------------------------------------------------------------------------

std::optional<FileId> Store::file_id(std::string_view path) const {
  const auto snapshot = impl_->index->read();
  if (!snapshot) return std::nullopt;
  const auto id = snapshot->number(Table::kPaths, path_key(path));
  if (!id) return std::nullopt;
  // The table's key is only a hash of the path.
  const auto key = id_key(static_cast<FileId>(*id));
  const auto value = snapshot->get(Table::kFiles, key);
  const auto record = value ? decode_file(*value, key) : std::nullopt;
  if (!record || record->path != path) return std::nullopt;
  return static_cast<FileId>(*id);
}

std::optional<FileRecord> Store::file(FileId id) const {
  return read_record<FileRecord>(*impl_->index, Table::kFiles, id_key(id), decode_file);
}

std::optional<InputRecord> Store::input(InputId id) const {
  return read_record<InputRecord>(*impl_->index, Table::kInputs, id_key(id), decode_input);
}

std::optional<InputId> Store::input_id(const InputRecord& record) const {
  const auto snapshot = impl_->index->read();
  if (!snapshot) return std::nullopt;
  const auto id = snapshot->number(Table::kInputIds, input_key(record));
  return id ? std::optional(static_cast<InputId>(*id)) : std::nullopt;
}

std::optional<Manifest> Store::manifest(const Digest& context) const {
  return read_record<Manifest>(*impl_->index, Table::kManifests, context.view(), decode_manifest);
}

std::optional<ContextParts> Store::context(const Digest& key) const {
  return read_record<ContextParts>(*impl_->index, Table::kContexts, key.view(), decode_context);
}

std::vector<Digest> Store::contexts_of(std::string_view source) const {
  const auto list =
      read_record<ContextList>(*impl_->index, Table::kSources, path_key(source), decode_context_list);
  return list ? list->contexts : std::vector<Digest>();
}

std::optional<Artifact> Store::artifact(const Digest& key) const {
  return read_record<Artifact>(*impl_->index, Table::kArtifacts, key.view(), decode_artifact);
}

Result<UniqueFd> Store::open_blob(const Digest& digest, std::uint64_t size) const {
  return impl_->blobs->open(digest, size);
}

std::vector<Listed> Store::list() const { return list_artifacts(*impl_->index); }

std::map<std::string, std::uint64_t> Store::counters() const {
  std::map<std::string, std::uint64_t> counters;
  if (const auto snapshot = impl_->index->read()) {
    snapshot->walk(Table::kCounters, {}, [&](std::string_view name, std::string_view value) {
      if (const auto n = decode_number(value, name)) counters.emplace(name, *n);
      return true;
    });
  }
  return counters;
}

FileId Store::first_free_file_id() const { return impl_->first_free_file; }
InputId Store::first_free_input_id() const { return impl_->first_free_input; }

// ---- writing ----------------------------------------------------------------------------------

Result<StoredOutput> Store::take(int fd) { return impl_->blobs->take(fd, kInlineLimit); }
void Store::submit(Batch batch) { impl_->writer->submit(std::move(batch)); }
void Store::flush() { impl_->writer->flush(); }
bool Store::is_flushed() const { return impl_->writer->has_finished(); }
Result<void> Store::clear() { return impl_->writer->clear(); }
Result<void> Store::collect(const Goal& goal) { return impl_->writer->collect(goal); }
bool Store::verify(bool repair) { return impl_->verifier->start(repair); }
Verification Store::verification() const { return impl_->verifier->state(); }

Usage Store::usage() const {
  Usage usage;
  usage.budget_bytes = impl_->budget_bytes;
  usage.damaged_blobs = impl_->blobs->damaged();
  usage.index_was_damaged = impl_->index_was_damaged;
  usage.index_bytes = impl_->index->file_bytes();
  if (const auto snapshot = impl_->index->read()) {
    usage.artifacts = snapshot->entries(Table::kArtifacts);
    usage.contexts = snapshot->entries(Table::kManifests);
    usage.blob_bytes = blob_bytes(*snapshot);
    usage.occupied_bytes = occupied_bytes(*impl_->index, *snapshot, impl_->budget_bytes);
  }
  const auto state = impl_->writer->state();
  usage.evicted_artifacts = state.evicted;
  usage.evicted_bytes = state.evicted_bytes;
  usage.collecting = state.collecting;
  usage.lost_batches = state.lost_batches;
  usage.last_error = state.last_error;
  return usage;
}

const std::string& Store::root() const { return impl_->root.path; }

}  // namespace zcc::store
