# qianzi_add_plugin(FORMAT source...): a shared object FORMAT.so that exports one symbol.
# Installed with the package Qianzi; the plugins in this tree are built with the same function.
# In a consumer's project it links Qianzi::plugin, which brings the headers and nothing else.

set(QIANZI_PLUGIN_EXPORTS "${CMAKE_CURRENT_LIST_DIR}/plugin.exports" CACHE INTERNAL "")

function(qianzi_add_plugin format)
  add_library(${format} MODULE ${ARGN})
  target_link_libraries(${format} PRIVATE Qianzi::plugin)
  set_target_properties(${format} PROPERTIES
    PREFIX "" SUFFIX ".so"
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS "${QIANZI_PLUGIN_EXPORTS}")
  # The version script also hides what the standard library's templates would export.
  target_link_options(${format} PRIVATE "LINKER:--version-script=${QIANZI_PLUGIN_EXPORTS}")
endfunction()
