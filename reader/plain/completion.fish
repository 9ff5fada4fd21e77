# Completes newsreader at Tab in fish: newsreader completion fish > ~/.config/fish/completions/newsreader.fish
function __newsreader_first
    test (count (commandline -opc)) -eq 1
end

function __newsreader_at
    set -l tokens (commandline -opc)
    set -l first $tokens[2]
    if contains -- "$first" @commands@
        test "$first" = "$argv[1]"
    else
        test -z "$argv[1]"
    end
end

function __newsreader_after # whether this option was the last one: --in takes all paths that follow
    set -l last
    for token in (commandline -opc)[2..]
        string match -q -- '--*' $token; and set last $token
    end
    test "$last" = $argv[1]
end

function __newsreader_query # what is typed stays as it is: fish takes no other case behind a quotation mark
    set -l word (commandline -ct | string unescape)
    set -l value (string replace -r '^[^:]*:=?"?' '' -- $word)
    newsreader completion --query=$word 2>/dev/null \
        | string replace -i -r -- ':(=?"?)'(string escape --style=regex -- $value) ':$1'$value
end

complete -c newsreader -f
@lines@
