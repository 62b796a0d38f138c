# upstamp_embed(TARGET FUNCTION "name=file" …) compiles files into the program. FUNCTION() then lists them as
# upstamp::EmbeddedFile {name, bytes}. Run as a script (cmake -P) this file turns one file into a C++ array.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${INPUT} hex HEX)
  string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
  file(WRITE ${OUTPUT} "extern const unsigned char ${SYMBOL}[];\nextern const unsigned long long ${SYMBOL}_size;\n"
                       "const unsigned char ${SYMBOL}[] = {\n${hex}0};\nconst unsigned long long ${SYMBOL}_size = sizeof(${SYMBOL}) - 1;\n")
  return()
endif()

set(UPSTAMP_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(upstamp_embed target function)
  set(declarations "")
  set(entries "")
  foreach(pair ${ARGN})
    string(REGEX MATCH "^([^=]+)=(.+)$" _ "${pair}")
    set(name ${CMAKE_MATCH_1})
    set(file ${CMAKE_MATCH_2})
    string(MAKE_C_IDENTIFIER "upstamp_embedded_${name}" symbol)
    set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp)
    add_custom_command(OUTPUT ${output} DEPENDS ${file} ${UPSTAMP_EMBED_SCRIPT}
      COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${output} -DSYMBOL=${symbol} -P ${UPSTAMP_EMBED_SCRIPT})
    set_source_files_properties(${output} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    target_sources(${target} PRIVATE ${output})
    string(APPEND declarations "extern const unsigned char ${symbol}[];\nextern const unsigned long long ${symbol}_size;\n")
    string(APPEND entries "      {\"${name}\", {reinterpret_cast<const std::byte*>(${symbol}), static_cast<std::size_t>(${symbol}_size)}},\n")
  endforeach()
  set(table ${CMAKE_CURRENT_BINARY_DIR}/embedded/${function}.cpp)
  file(CONFIGURE OUTPUT ${table} CONTENT
"#include \"base/embedded.h\"
${declarations}namespace upstamp {
std::vector<EmbeddedFile> ${function}() {
  return {
${entries}  };
}
}  // namespace upstamp
")
  target_sources(${target} PRIVATE ${table})
endfunction()
