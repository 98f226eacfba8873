# SPDX-FileCopyrightText: 2026 The Stellwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One target per folder, and a check that its arrows point the allowed way.

set(STELLWERK_PCH_CORE <QtCore/QByteArray> <QtCore/QDateTime> <QtCore/QHash> <QtCore/QList> <QtCore/QObject>
    <QtCore/QString> <QtCore/QVariant> <algorithm> <chrono> <functional> <memory> <optional> <string> <vector>)
set(STELLWERK_PCH_WIDGETS ${STELLWERK_PCH_CORE} <QtWidgets/QWidget> <QtWidgets/QApplication> <QtGui/QPainter>
    <QtGui/QAction> <QtWidgets/QBoxLayout> <QtWidgets/QGraphicsItem> <QtWidgets/QGraphicsScene>)

# stellwerk_library(NAME SOURCES a.cpp a.h … LINKS Qt6::Core stellwerk::fleet … [PRIVATE_LINKS …] [GUI])
# Makes stellwerk_NAME with the alias stellwerk::NAME. Headers are included from the top folder
# (models/ or ui/): #include "fleet/server.h".
function(stellwerk_library name)
  cmake_parse_arguments(arg "GUI" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(stellwerk_${name} STATIC ${arg_SOURCES})
  add_library(stellwerk::${name} ALIAS stellwerk_${name})
  get_filename_component(root "${CMAKE_CURRENT_SOURCE_DIR}" DIRECTORY)
  target_include_directories(stellwerk_${name} PUBLIC "${root}")
  target_link_libraries(stellwerk_${name} PUBLIC ${arg_LINKS} PRIVATE stellwerk::options ${arg_PRIVATE_LINKS})
  if(arg_GUI)
    target_precompile_headers(stellwerk_${name} PRIVATE ${STELLWERK_PCH_WIDGETS})
  else()
    target_precompile_headers(stellwerk_${name} PRIVATE ${STELLWERK_PCH_CORE})
  endif()
  set_property(GLOBAL APPEND PROPERTY STELLWERK_LIBRARIES stellwerk_${name})
endfunction()

# Programs of the thread-sanitizer build learn how Qt hands over between threads (the file says why).
function(stellwerk_link_sanitizer target)
  if(STELLWERK_SANITIZER STREQUAL "thread")
    target_sources(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests/sanitizers/qthappensbefore.cpp")
    set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/sanitizers/qthappensbefore.cpp" TARGET_DIRECTORY ${target}
      PROPERTIES SKIP_AUTOMOC ON SKIP_PRECOMPILE_HEADERS ON)
    target_link_libraries(${target} PRIVATE Qt6::Core ${CMAKE_DL_LIBS})
  endif()
endfunction()

# stellwerk_executable(NAME SOURCES … LINKS …): an installed program in build/…/bin.
function(stellwerk_executable name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE stellwerk::options ${arg_LINKS})
  stellwerk_link_sanitizer(${name})
  install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()

# stellwerk_test(NAME SOURCES tst_x.cpp LINKS … [LABELS unit|model|sim|gui|fuzz …] [TIMEOUT seconds])
# A Qt Test program tst_NAME, registered with CTest, run without a display.
# No precompiled header: for one source it costs more than it saves, and each takes 100 MB and more on disk.
# It finds the repository as STELLWERK_SOURCE_DIR and the built programs in STELLWERK_BIN_DIR.
function(stellwerk_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  add_executable(tst_${name} ${arg_SOURCES})
  set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_compile_definitions(tst_${name} PRIVATE
    STELLWERK_SOURCE_DIR="${CMAKE_SOURCE_DIR}" STELLWERK_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  target_link_libraries(tst_${name} PRIVATE stellwerk::options Qt6::Test ${arg_LINKS})
  stellwerk_link_sanitizer(tst_${name})
  add_test(NAME ${name} COMMAND tst_${name})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=*.debug=false")
endfunction()

# stellwerk_benchmark(NAME SOURCES … LINKS …): a Google Benchmark program bench_NAME in build/…/bench, run by
# ./dev bench NAME. It is measured, never asserted; what it compares with runs in the same program.
function(stellwerk_benchmark name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(bench_${name} ${arg_SOURCES})
  set_target_properties(bench_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
  target_compile_definitions(bench_${name} PRIVATE
    STELLWERK_SOURCE_DIR="${CMAKE_SOURCE_DIR}" STELLWERK_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  target_link_libraries(bench_${name} PRIVATE stellwerk::options benchmark::benchmark ${arg_LINKS})
endfunction()

# Everything that TARGET links, directly or not (interface and private links), into OUT.
function(stellwerk_link_closure target out)
  set(open ${target})
  set(seen "")
  while(open)
    list(POP_FRONT open current)
    if(current IN_LIST seen OR NOT TARGET ${current})
      continue()
    endif()
    list(APPEND seen ${current})
    foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
      get_target_property(links ${current} ${property})
      if(links)
        foreach(link IN LISTS links)
          string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" link "${link}")
          if(TARGET ${link})
            get_target_property(real ${link} ALIASED_TARGET)
            if(real)
              set(link ${real})
            endif()
          endif()
          list(APPEND open ${link})
        endforeach()
      endif()
    endforeach()
  endwhile()
  set(${out} ${seen} PARENT_SCOPE)
endfunction()

# Stops the configuration when a folder reaches up: models never Gui, ui never app, simfleet never models.
function(stellwerk_check_arrows)
  set(allowed_fleet "")
  set(allowed_package "")
  set(allowed_logs "")
  set(allowed_agent fleet)
  set(allowed_history fleet)
  set(allowed_activity fleet history logs)
  set(allowed_plan package fleet)
  set(allowed_run package plan fleet)
  set(allowed_report fleet agent package plan run logs history activity session)
  set(allowed_interop package fleet)
  set(allowed_session fleet agent package plan run logs history activity)
  foreach(folder fleet package logs agent history activity plan run interop session report)
    if(NOT TARGET stellwerk_${folder})
      continue()
    endif()
    stellwerk_link_closure(stellwerk_${folder} closure)
    foreach(reached IN LISTS closure)
      if(reached MATCHES "^Qt6?(::)?(Gui|Widgets|Svg|PrintSupport)$")
        message(FATAL_ERROR "models/${folder} links ${reached}: models never link Gui")
      elseif(reached MATCHES "^stellwerk_(.+)$" AND NOT reached STREQUAL "stellwerk_${folder}"
             AND NOT CMAKE_MATCH_1 STREQUAL "options" AND NOT CMAKE_MATCH_1 IN_LIST allowed_${folder})
        message(FATAL_ERROR "models/${folder} reaches ${reached}: that arrow is not allowed (docs/architecture.md)")
      endif()
    endforeach()
  endforeach()
  foreach(target stellwerk-simfleet simfleet_core)
    if(TARGET ${target})
      stellwerk_link_closure(${target} closure)
      foreach(reached IN LISTS closure)
        if(reached MATCHES "^stellwerk_" AND NOT reached STREQUAL "stellwerk_options")
          message(FATAL_ERROR "app/simfleet links ${reached}: the simulated fleet shares no code with the client")
        endif()
      endforeach()
    endif()
  endforeach()
endfunction()
