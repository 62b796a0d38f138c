#!/bin/sh
# usage: code_test.sh UPSTAMP
# Writes every shipped scene as programs and runs them: each asserts the output that Upstamp shows. What a machine lacks is said and
# passed over.
set -u
upstamp=$1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0

# The first Python that has the module; Debian's own is not always the first in the path.
python_with() {
  for python in "${PYTHON:-python3}" python3 /usr/bin/python3; do
    if command -v "$python" > /dev/null 2>&1 && "$python" -c "import $1" > /dev/null 2>&1; then
      echo "$python"
      return
    fi
  done
}

# add TARGET SCENE [--set …]: writes one more program, and beside it what it was asked for.
add() {
  target=$1
  shift
  count=$((count + 1))
  echo "upstamp code $* --to $target" > "$work/$target/$count.txt"
  "$upstamp" code "$@" --to "$target" -o "$work/$target/$count.py" || failed=1
}

write_all() {
  mkdir "$work/$1"
  count=0
  for scene in $("$upstamp" list scenes); do add "$1" "$scene"; done
  # What the scenes leave out: uneven and negative edges, more than a framework allows, every way to resize.
  add "$1" one_stamp --set stride=3,2 --set padding=0:1,2:1 --set output_padding=1,0
  add "$1" max_pool_and_unpool --set 1.kernel=3 --set 1.padding=1 --set 2.kernel=3 --set 2.padding=1 --set 2.output_size=4
  add "$1" convolution --set padding=0:2,1:0
  for coordinates in half_pixel align_corners asymmetric pytorch_half_pixel half_pixel_symmetric tf_crop_and_resize; do
    for rounding in floor ceil round_prefer_floor round_prefer_ceil; do
      add "$1" nearest --set coordinates=$coordinates --set rounding=$rounding --set scale=1.6,2.3
    done
    add "$1" linear --set coordinates=$coordinates --set scale=0.7,2.5 --set antialias=true
    add "$1" cubic --set coordinates=$coordinates --set size=4,7 --set exclude_outside=true --set antialias=true
    add "$1" cubic --set coordinates=$coordinates --set roi_begin=-0.2,0.1 --set roi_end=0.8,1.3 --set extrapolation_value=5
  done
  add "$1" area --set edges=partial --set size=2,3
  add "$1" lanczos --set lobes=5 --set scale=1.5 --set antialias=true
}

# Runs (or only compiles) all programs of a folder in one process, for frameworks are slow to start.
cat > "$work/run_all.py" << 'END'
import contextlib, glob, io, py_compile, runpy, sys
way, folder = sys.argv[1:]
failed, programs = 0, sorted(glob.glob(folder + "/*.py"))
for program in programs:
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            py_compile.compile(program, doraise=True) if way == "compile" else runpy.run_path(program)
    except Exception as problem:
        failed += 1
        print("failed: " + open(program[:-3] + ".txt").read().strip() + ": " + repr(problem))
print(f"{len(programs)} programs, {failed} failed")
sys.exit(1 if failed or not programs else 0)
END

check() {
  target=$1 module=$2 way=$3
  python=$(python_with "$module")
  if [ -z "$python" ]; then
    echo "$target: passed over, because no Python here has $module."
    return
  fi
  write_all "$target"
  echo "$target:"
  "$python" "$work/run_all.py" "$way" "$work/$target" || failed=1
}

# LaTeX's own answer: every scene must become pages, with no line that runs out of them.
check_latex() {
  if ! command -v pdflatex > /dev/null 2>&1; then
    echo "latex: passed over, because there is no pdflatex here."
    return
  fi
  mkdir "$work/latex"
  pages=0 bad=0
  for scene in $("$upstamp" list scenes); do
    pages=$((pages + 1))
    if ! "$upstamp" code "$scene" --to latex -o "$work/latex/$scene.tex" ||
      ! (cd "$work/latex" && pdflatex -halt-on-error -interaction=nonstopmode "$scene.tex" > "$scene.out" 2>&1); then
      echo "failed: upstamp code $scene --to latex: $(grep -m1 '^!' "$work/latex/$scene.out")"
      bad=$((bad + 1))
    elif grep -q '^Overfull' "$work/latex/$scene.out"; then
      echo "failed: upstamp code $scene --to latex: $(grep -m1 '^Overfull' "$work/latex/$scene.out")"
      bad=$((bad + 1))
    fi
  done
  echo "latex:"
  echo "$pages documents, $bad failed"
  [ "$bad" -eq 0 ] && [ "$pages" -gt 0 ] || failed=1
}

check numpy numpy run
check pytorch torch run
check onnx onnx run
check keras py_compile compile
check_latex
exit $failed
