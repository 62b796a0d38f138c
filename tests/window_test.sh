#!/bin/sh
# A real window with real keys: starts the program under Xvfb, types with xdotool, reads the step and the state from the window's title.
# usage: window_test.sh UPSTAMP. Answers 77 where Xvfb or xdotool is missing.
upstamp=$1
command -v Xvfb >/dev/null && command -v xdotool >/dev/null || { echo "Xvfb or xdotool is missing"; exit 77; }

folder=$(mktemp -d)
# The title holds letters that xdotool reads only in a locale that has them.
export XDG_CONFIG_HOME="$folder" LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY
Xvfb -displayfd 3 -screen 0 1400x900x24 -noreset 3>"$folder/display" 2>/dev/null &
screen=$!
program=
finish() { [ -z "$program" ] || kill "$program" 2>/dev/null; kill $screen 2>/dev/null; rm -rf "$folder"; }
trap finish EXIT
tries=0
until [ -s "$folder/display" ] || [ $((tries += 1)) -gt 200 ]; do sleep 0.1; done
DISPLAY=:$(cat "$folder/display")
export DISPLAY

fail() { echo "FAILED: $1 (the title is \"$(xdotool getwindowname "$window" 2>/dev/null)\")"; exit 1; }
# Waits for a title that matches the pattern; a slow machine takes longer, a wrong program never gets there.
expect() {
  tries=0
  while [ $((tries += 1)) -le 300 ]; do
    case $(xdotool getwindowname "$window" 2>/dev/null) in $1) return ;; esac
    sleep 0.1
  done
  fail "$2"
}

"$upstamp" --screenshot "$folder/shot.png" --size 1280x800 || fail "no screenshot"
[ "$(od -An -tx1 -j16 -N8 "$folder/shot.png" | tr -d ' \n')" = 0000050000000320 ] || fail "the screenshot is not 1280 x 800"

"$upstamp" guide_padding_strides_transposed --time 0 &
program=$!
tries=0
until window=$(xdotool search --name ' – Upstamp$' 2>/dev/null) || [ $((tries += 1)) -gt 300 ]; do sleep 0.1; done
xdotool windowfocus "$window"
expect "guide_padding_strides_transposed, step 0 of 25*" "the window does not show the scene at its start"

xdotool key --delay 2 Next Next Next Next Next Next Next Next Next Next
expect "*step 10 of 25*" "ten quick presses of Page Down are not ten steps"
xdotool key Right
expect "*step 11 of 25*" "Right is no step on"
xdotool key --delay 2 Prior Prior Left
expect "*step 8 of 25*" "Page Up and Left are no steps back"
xdotool key Home
expect "*step 0 of 25*" "Home does not go to the start"
xdotool key space
expect "*step [2-9] of 25*" "Space does not play"
xdotool key space
xdotool key Home s
expect "•*of *" "S does not change the scene"
xdotool key ctrl+z
expect "guide*step 0 of 25*" "Ctrl+Z does not take the change back"
xdotool key ctrl+q
wait "$program"
code=$?
program=
[ $code -eq 0 ] || fail "closing answers $code"
echo "the window answers its keys"
