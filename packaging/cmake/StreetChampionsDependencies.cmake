# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that comes from outside, found once. packaging/packages.txt says which packages bring it.

find_package(Qt6 6.8 REQUIRED COMPONENTS
    Core Concurrent DBus Gui Network Qml Quick QuickControls2
    Location Positioning HttpServer Svg
    LinguistTools Test QuickTest)
find_package(PkgConfig REQUIRED)
find_package(SQLite3 3.46 REQUIRED)   # SQLite::SQLite3
find_package(SQLiteCpp REQUIRED)      # SQLiteCpp
find_package(PROJ REQUIRED)           # PROJ::proj
find_package(exiv2 REQUIRED)          # exiv2lib
find_package(EXPAT REQUIRED)          # EXPAT::EXPAT
find_package(ZLIB REQUIRED)           # ZLIB::ZLIB
find_package(ZXing REQUIRED)          # ZXing::ZXing
find_package(nlohmann_json REQUIRED)  # nlohmann_json::nlohmann_json
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)  # PkgConfig::sodium
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)      # PkgConfig::zstd
find_package(rapidcheck REQUIRED)     # rapidcheck (tests)
find_package(benchmark REQUIRED)      # benchmark::benchmark (tests/bench)

find_program(SC_CCACHE ccache)
if(SC_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${SC_CCACHE}")
endif()
find_program(SC_LLD ld.lld)
if(SC_LLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT WIN32 AND NOT APPLE)
    # A program loads only the libraries it calls: the command line needs no Qt Quick.
    add_link_options(-fuse-ld=lld -Wl,--as-needed)
endif()

# Qt Test would give each test the absolute path of its folder, and no compiler cache could share them.
set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
