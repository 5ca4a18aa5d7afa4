zcc_unit_test(depfile_test zcc_tools)
zcc_unit_test(gnu_options_test zcc_tools)
zcc_unit_test(gnu_parse_test zcc_tools)
zcc_unit_test(bitstream_test zcc_tools)
zcc_unit_test(modules_test zcc_tools)
zcc_unit_test(response_file_test zcc_tools)
zcc_unit_test(strict_paths_test zcc_tools)
# Runs the gcc and clang that are installed, and skips those that are not.
zcc_unit_test(response_file_compilers_test zcc_tools)
zcc_unit_test(gnu_search_path_test zcc_tools)
# Runs the gcc and clang that are installed, and skips those that are not.
zcc_unit_test(gnu_compilers_test zcc_tools)
zcc_unit_test(msvc_parse_test zcc_tools)
zcc_unit_test(tidy_parse_test zcc_tools)
zcc_unit_test(iwyu_parse_test zcc_tools)
# Runs the clang-cl that is installed.
zcc_unit_test(msvc_compilers_test zcc_tools)
