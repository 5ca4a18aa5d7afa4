# The launcher's binary, run against a daemon made of a thread in the test.
foreach(name launcher_call_test launcher_hit_test launcher_run_test launcher_start_test
             launcher_trouble_test)
  zcc_unit_test(${name} zcc_base)
  target_compile_definitions(${name} PRIVATE ZCC_LAUNCHER="$<TARGET_FILE:zccache>")
  add_dependencies(${name} zccache)
endforeach()
