foreach(name records root read_write blobs boot budget crash full_disk)
  zcc_unit_test(store_${name}_test zcc_store)
endforeach()
# Several threads: what a build with ThreadSanitizer should run.
zcc_unit_test(store_concurrency_test zcc_store LABELS concurrent)
