# upstamp_catalogue(TARGET folder): every folder/x.cpp becomes one line ENTRY(x) of folder.inc in the build tree.
# A catalogue folder is complete by itself: adding a file there is the whole of adding an op, a view or a format.
function(upstamp_catalogue target folder)
  get_filename_component(name ${folder} NAME)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  set(lines "")
  foreach(file ${files})
    get_filename_component(id ${file} NAME_WE)
    string(APPEND lines "ENTRY(${id})\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/catalogue/${name}.inc CONTENT "${lines}")
  target_sources(${target} PRIVATE ${files})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/catalogue)
endfunction()
