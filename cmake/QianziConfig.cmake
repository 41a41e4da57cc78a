include("${CMAKE_CURRENT_LIST_DIR}/QianziTargets.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/QianziPlugin.cmake")
