foreach(name records root read_write blobs boot budget crash concurrency full_disk)
  zcc_unit_test(store_${name}_test zcc_store)
endforeach()
