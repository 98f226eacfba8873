# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings, sanitizers and output folders: one interface target that every target links.

option(STELLWERK_TESTS "Build the tests" ON)
option(STELLWERK_BENCHMARKS "Build the benchmarks" ON)
option(STELLWERK_GUI "Build ui/ and the desktop application" ON)
option(STELLWERK_WERROR "Treat warnings as errors" OFF)
set(STELLWERK_SANITIZER "" CACHE STRING "address (with undefined), thread, fuzzer (with address and undefined; Clang), or empty")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# -O3 costs compile time, gains nothing measurable here and makes GCC 12 warn of overflows that cannot be.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

find_program(STELLWERK_CCACHE ccache)
if(STELLWERK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The sloppiness is what ccache asks for when precompiled headers are in use.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_NOHASHDIR=1 ${STELLWERK_CCACHE})
endif()

add_library(stellwerk_options INTERFACE)
add_library(stellwerk::options ALIAS stellwerk_options)
target_compile_features(stellwerk_options INTERFACE cxx_std_20)
target_compile_definitions(stellwerk_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
  STELLWERK_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(stellwerk_options INTERFACE -Wall -Wextra -Wconversion -Wno-sign-conversion
    -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(stellwerk_options INTERFACE -fpch-preprocess)
  endif()
  # GCC's sanitizers bring false maybe-uninitialized and the like (its manual says so): the release build judges.
  if(STELLWERK_WERROR AND STELLWERK_SANITIZER STREQUAL "")
    target_compile_options(stellwerk_options INTERFACE -Werror)
  endif()
  if(STELLWERK_SANITIZER STREQUAL "address")
    target_compile_options(stellwerk_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined)
    target_link_options(stellwerk_options INTERFACE -fsanitize=address,undefined)
  elseif(STELLWERK_SANITIZER STREQUAL "thread")
    target_compile_options(stellwerk_options INTERFACE -fsanitize=thread)
    target_link_options(stellwerk_options INTERFACE -fsanitize=thread)
  elseif(STELLWERK_SANITIZER STREQUAL "fuzzer")
    # Everything is built to be watched; only the fuzzers themselves get libFuzzer's main().
    target_compile_options(stellwerk_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined
      -fno-sanitize-recover=undefined -Wno-shorten-64-to-32)
    target_link_options(stellwerk_options INTERFACE -fsanitize=address,undefined)
  elseif(NOT STELLWERK_SANITIZER STREQUAL "")
    message(FATAL_ERROR
      "STELLWERK_SANITIZER is '${STELLWERK_SANITIZER}': it takes address, thread, fuzzer or nothing")
  endif()
endif()
