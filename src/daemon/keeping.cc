#include "daemon/keeping.h"

#include "cache/keys.h"

namespace zcc::daemon {

store::Variant keep(Services& services, cache::Context& context, const std::vector<store::InputRecord>& inputs,
                    std::uint32_t appearance, store::Artifact artifact,
                    std::optional<store::ContextParts> parts) {
  store::Variant variant{.appearance = appearance};
  std::vector<std::string_view> paths;
  for (const auto& input : inputs) {
    paths.push_back(services.files.path(input.file));
    variant.inputs.push_back(services.files.intern_input(input.file, input.digest));
  }
  variant.artifact = cache::artifact_key(context.key, inputs, paths, appearance);

  auto& variants = context.manifest.variants;
  std::erase_if(variants, [&](const auto& v) { return v.artifact == variant.artifact; });
  services.known_hits.forget(variant.artifact);
  variants.insert(variants.begin(), variant);
  if (variants.size() > store::Manifest::kMaxVariants) variants.pop_back();

  store::Batch batch;
  batch.artifacts.emplace_back(variant.artifact, std::move(artifact));
  batch.manifests.emplace_back(context.key, context.manifest);
  if (parts) batch.contexts.emplace_back(context.key, std::move(*parts));
  services.submit(std::move(batch));
  return variant;
}

}  // namespace zcc::daemon
