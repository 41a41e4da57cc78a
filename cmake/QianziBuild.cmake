# How our own code is compiled, and the rooms of core/ with their arrows.

set(QIANZI_WARNINGS
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wduplicated-cond -Wlogical-op -Wuseless-cast
  -Wimplicit-fallthrough -Wformat=2 -Wsuggest-override)
option(QIANZI_WERROR "Treat warnings as errors" OFF)

# Compile settings shared by core, plugins and tests. -ffp-contract=off: a fused multiply-add would
# give other positions on another processor, and so other bytes.
add_library(qianzi_settings INTERFACE)
target_compile_features(qianzi_settings INTERFACE cxx_std_20)
target_compile_options(qianzi_settings INTERFACE ${QIANZI_WARNINGS} -ffp-contract=off)
if(QIANZI_WERROR)
  target_compile_options(qianzi_settings INTERFACE -Werror)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# qianzi_room(NAME ARROWS room... LIBRARIES target...)
# One object library of every source below core/NAME. ARROWS are the rooms it may include from
# (tests/house/rooms.txt says the same and a test compares); LIBRARIES are outside targets.
function(qianzi_room name)
  cmake_parse_arguments(ROOM "" "" "ARROWS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(room_${name} OBJECT ${sources})
  target_include_directories(room_${name} PUBLIC
    "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}/core/include")
  target_link_libraries(room_${name} PUBLIC ${ROOM_LIBRARIES} PRIVATE qianzi_settings)
  foreach(arrow IN LISTS ROOM_ARROWS)
    target_link_libraries(room_${name} PRIVATE room_${arrow})
  endforeach()
  set_target_properties(room_${name} PROPERTIES QIANZI_ARROWS "${ROOM_ARROWS}")
endfunction()

# qianzi_link_rooms(TARGET room...): links the rooms and every room below them. Objects of an object
# library reach only who names it, hence the walk along the arrows.
function(qianzi_link_rooms target)
  set(seen "")
  set(open ${ARGN})
  while(open)
    list(POP_FRONT open room)
    if(NOT room IN_LIST seen)
      list(APPEND seen ${room})
      get_target_property(arrows room_${room} QIANZI_ARROWS)
      list(APPEND open ${arrows})
    endif()
  endwhile()
  foreach(room IN LISTS seen)
    target_link_libraries(${target} PRIVATE room_${room})
  endforeach()
endfunction()
