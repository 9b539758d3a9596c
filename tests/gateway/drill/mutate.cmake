# cmake -DFROM=file -DTO=file -DFIND=text -DREPLACE=text -P mutate.cmake
# Copies a source with one piece of text replaced. A text that is not there exactly once is an error: the mutation
# would prove nothing.
file(READ "${FROM}" source)
string(FIND "${source}" "${FIND}" first)
string(FIND "${source}" "${FIND}" last REVERSE)
if(first EQUAL -1 OR NOT first EQUAL last)
  message(FATAL_ERROR "${FROM} does not hold exactly one: ${FIND}")
endif()
string(REPLACE "${FIND}" "${REPLACE}" source "${source}")
file(WRITE "${TO}" "${source}")
