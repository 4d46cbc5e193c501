# SPDX-License-Identifier: GPL-3.0-or-later
# sc_add_folders, sc_add_library, sc_add_program, sc_add_test: a target is a list of names and nothing else.

# What our own code is compiled with. Linked PRIVATE; other people's headers are SYSTEM and stay out of it.
add_library(sc_warnings INTERFACE)
if(MSVC)
    target_compile_options(sc_warnings INTERFACE /W4 /utf-8 $<$<BOOL:${SC_WARNINGS_ARE_ERRORS}>:/WX>)
else()
    target_compile_options(sc_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
        $<$<BOOL:${SC_WARNINGS_ARE_ERRORS}>:-Werror>)
endif()
target_compile_definitions(sc_warnings INTERFACE
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_CONTEXTLESS_CONNECT
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_UP_TO=0x060800)

if(SC_SANITIZE)
    add_compile_options(-fsanitize=${SC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SC_SANITIZE})
endif()

# sc_add_folders(<folder>...): adds those that are there already, and looks again at each build.
macro(sc_add_folders)
    file(GLOB there CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*/CMakeLists.txt")
    foreach(folder IN ITEMS ${ARGN})
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
            add_subdirectory(${folder})
        endif()
    endforeach()
endmacro()

# sc_add_library(sc_x SOURCES <file>... [LINKS <target>...] [PRIVATE_LINKS <target>...])
# A static library whose headers are included as "x/name.h". LINKS are passed on to who links it.
function(sc_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;PRIVATE_LINKS")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "sc_add_library(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
    endif()
    qt_add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/app")
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS} sc_warnings)
endfunction()

# sc_add_program(<name> SOURCES <file>... [LINKS <target>...])
function(sc_add_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "sc_add_program(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
    endif()
    qt_add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LINKS} sc_warnings)
endfunction()

# What every test sees: a fixed language and time zone, no window, and a home of its own, so that no test
# reads or writes the data of the person who runs it. SC_SOURCE_DIR is the checkout, SC_BUILD_DIR the build,
# SC_BIN_DIR where the programs are.
function(sc_test_surroundings name)
    set(home "${CMAKE_BINARY_DIR}/homes/${name}")
    file(MAKE_DIRECTORY "${home}")
    set_tests_properties(${name} PROPERTIES ENVIRONMENT
        "LC_ALL=C.UTF-8;LANG=C.UTF-8;TZ=Europe/London;SC_KEYCHAIN=off;HOME=${home};XDG_DATA_HOME=${home}/data;XDG_CONFIG_HOME=${home}/config;XDG_CACHE_HOME=${home}/cache;XDG_STATE_HOME=${home}/state;SC_SOURCE_DIR=${PROJECT_SOURCE_DIR};SC_BUILD_DIR=${CMAKE_BINARY_DIR};SC_BIN_DIR=${CMAKE_BINARY_DIR}/bin;ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;UBSAN_OPTIONS=print_stacktrace=1;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/packaging/cmake/lsan.supp")
endfunction()

# Every test executable: `cmake --build DIR --target sc_tests`.
add_custom_target(sc_tests)

# sc_add_test(tst_x [SOURCES <more>...] [LIBS <target>...] [PROGRAMS <target>...] [TIMEOUT <seconds>] [LABELS <label>...] [GUI])
# A Qt Test in tst_x.cpp. GUI ones are labelled gui, run one at a time, and get a screen of 1920×1080.
# PROGRAMS are built before the test is, for tests that start them from SC_BIN_DIR.
function(sc_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "TIMEOUT" "SOURCES;LIBS;PROGRAMS;LABELS")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "sc_add_test(${name}): what is ${arg_UNPARSED_ARGUMENTS}?")
    endif()
    if(arg_GUI AND NOT SC_GUI_TESTS)
        return()
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    if(SC_SANITIZE)
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 4")
    endif()
    qt_add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests"
        QT_QML_MODULE_NO_IMPORT_SCAN ON)
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/app")
    target_link_libraries(${name} PRIVATE ${arg_LIBS} Qt6::Test sc_warnings)
    # What tests is run once: making it fast would take longer than it runs.
    target_compile_options(${name} PRIVATE -O0)
    # A test that is built together with its meta objects counts as a header, where types without a name
    # outside would be a fault.
    if(CMAKE_UNITY_BUILD)
        target_compile_options(${name} PRIVATE -Wno-subobject-linkage)
    endif()
    add_dependencies(sc_tests ${name})
    if(arg_PROGRAMS)
        add_dependencies(${name} ${arg_PROGRAMS})
    endif()
    if(arg_GUI)
        add_test(NAME ${name} COMMAND "${PROJECT_SOURCE_DIR}/packaging/with-screen" $<TARGET_FILE:${name}>)
        sc_test_surroundings(${name})
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "QT_QPA_PLATFORM=xcb")
        set_tests_properties(${name} PROPERTIES LABELS gui RESOURCE_LOCK screen)
    else()
        add_test(NAME ${name} COMMAND ${name})
        sc_test_surroundings(${name})
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT
            "QT_QPA_PLATFORM=offscreen" "QT_QUICK_BACKEND=software")
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT})
    # Qt Test would end a function after five minutes whatever the test may take.
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "QTEST_FUNCTION_TIMEOUT=${arg_TIMEOUT}000")
    set_property(TEST ${name} APPEND PROPERTY LABELS ${arg_LABELS})
endfunction()
