# cmake --install and the exported package Qianzi: the headers of the counter, the plugin function,
# the program, its plugins and data.
include(CMakePackageConfigHelpers)

install(TARGETS qianzi RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS pdf epub html LIBRARY DESTINATION "${QIANZI_PLUGIN_FOLDER}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/include/qianzi"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/fonts/" DESTINATION "${QIANZI_DATA_FOLDER}/fonts")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/designs/" DESTINATION "${QIANZI_DATA_FOLDER}/designs")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/readers/native/schema/"
                  "${PROJECT_SOURCE_DIR}/core/readers/collection/schema/"
  DESTINATION "${QIANZI_DATA_FOLDER}/schema" OPTIONAL)

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/Qianzi")
install(TARGETS qianzi_plugin_interface EXPORT QianziTargets)
install(EXPORT QianziTargets NAMESPACE Qianzi:: DESTINATION "${package}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/QianziConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/QianziConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/QianziConfig.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/QianziPlugin.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/plugin.exports"
  DESTINATION "${package}")
