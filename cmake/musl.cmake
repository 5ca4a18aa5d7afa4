# Static programs against Debian's musl with the compiler that builds everything else.
#
# zcc_musl_program(<target>): compiles and links the executable without glibc and without the C++
# runtime. Of libstdc++ only what lives in headers can be used: no exceptions, RTTI, iostreams,
# strings, containers, operator new. ZCC_MUSL_FOUND says whether that is possible here; where it is
# not, the function makes a static glibc program, which behaves alike and starts slower.

if(NOT CMAKE_CXX_LIBRARY_ARCHITECTURE)
  set(zcc_musl_triple "")
else()
  string(REPLACE "-gnu" "-musl" zcc_musl_triple "${CMAKE_CXX_LIBRARY_ARCHITECTURE}")
endif()
set(ZCC_MUSL_INCLUDE "/usr/include/${zcc_musl_triple}" CACHE PATH "musl's headers")
set(ZCC_MUSL_LIB "/usr/lib/${zcc_musl_triple}" CACHE PATH "musl's crt files and libc.a")

# libstdc++'s own directories among those the compiler searches by itself: they are all under a
# directory named c++.
set(zcc_libstdcxx_headers ${CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES})
list(FILTER zcc_libstdcxx_headers INCLUDE REGEX "/c\\+\\+(/|$)")

set(ZCC_MUSL_FOUND TRUE)
foreach(file "${ZCC_MUSL_INCLUDE}/stdlib.h" "${ZCC_MUSL_LIB}/libc.a" "${ZCC_MUSL_LIB}/crt1.o"
             "${ZCC_MUSL_LIB}/crti.o" "${ZCC_MUSL_LIB}/crtn.o")
  if(NOT zcc_musl_triple OR NOT EXISTS "${file}")
    set(ZCC_MUSL_FOUND FALSE)
  endif()
endforeach()
if(NOT zcc_libstdcxx_headers)
  set(ZCC_MUSL_FOUND FALSE)
endif()
if(ZCC_MUSL_FOUND)
  message(STATUS "Launcher: static against musl in ${ZCC_MUSL_LIB}")
else()
  message(WARNING "musl was not found (Debian: musl-dev): the launcher is linked statically against "
                  "glibc instead and starts about 0.35 ms slower")
endif()

function(zcc_musl_program target)
  # Replaces what add_compile_options and add_link_options gave every target: sanitizers need glibc
  # and the C++ runtime.
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  set_property(TARGET ${target} PROPERTY COMPILE_OPTIONS
    -Wall -Wextra -Werror -Wshadow -Wold-style-cast
    -Os -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-pie
    -fno-asynchronous-unwind-tables -fno-unwind-tables -ffunction-sections -fdata-sections)
  # noseparate-code: one segment for code and constants, so fewer mappings and faults at start.
  set_property(TARGET ${target} PROPERTY LINK_OPTIONS
    -static -s -Wl,--gc-sections -Wl,-z,noseparate-code -Wl,-z,norelro -Wl,--build-id=none)
  if(NOT ZCC_MUSL_FOUND)
    return()
  endif()
  set(includes "")
  foreach(dir ${zcc_libstdcxx_headers} "${ZCC_MUSL_INCLUDE}")
    list(APPEND includes "SHELL:-isystem \"${dir}\"")
  endforeach()
  # libstdc++ was configured for glibc and asks for its version; any "no" takes the portable way.
  # _FORTIFY_SOURCE, if the environment asks for it, refers to functions only glibc has.
  set_property(TARGET ${target} APPEND PROPERTY COMPILE_OPTIONS
    -nostdinc -nostdinc++ ${includes} "-D__GLIBC_PREREQ(a,b)=0" -U_FORTIFY_SOURCE)
  set_property(TARGET ${target} APPEND PROPERTY LINK_OPTIONS -nostdlib)
  target_link_libraries(${target} PRIVATE "${ZCC_MUSL_LIB}/crt1.o" "${ZCC_MUSL_LIB}/crti.o"
    "${ZCC_MUSL_LIB}/libc.a" "${ZCC_MUSL_LIB}/crtn.o")
endfunction()
