# Completes newsreader at Tab in bash. In ~/.bashrc: eval "$(newsreader completion bash)"
_newsreader() {
    local command="" current="$2" previous="${COMP_WORDS[COMP_CWORD-1]}" options words word
    [ "$COMP_CWORD" -gt 1 ] && command="${COMP_WORDS[1]}"
    COMPREPLY=()
    case "$command" in
@cases@
    esac
    [ "$COMP_CWORD" -eq 1 ] && words="start"
    for word in "${COMP_WORDS[@]:2:COMP_CWORD>2?COMP_CWORD-2:0}"; do  # --in takes all paths that follow
        case "$word" in
            --in) words="files" ;;
            --*) [ "$words" = files ] && [ "$command" = search ] && words="query" ;;
        esac
    done
    case "$previous" in
@values@
    esac
    case "$words $current" in
        *\ --* | [!q]*\ -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ; return ;;
        files\ *) return ;;  # left to bash, which knows about blanks and ~
        nothing\ *) compopt +o default 2>/dev/null ;;
        query\ *) _newsreader_query "$current" ;;
        start\ *) COMPREPLY=($(compgen -W "@commands@" -- "$current")) ;;
        *) COMPREPLY=($(compgen -W "$words" -- "$current")) ; compopt +o default 2>/dev/null ;;
    esac
}

_newsreader_query() {  # what a word such as outlet:Ba may become; bash parts words at the colon
    local line="${COMP_LINE:0:COMP_POINT}" whole ending
    whole="${line##*[[:space:]]}"
    compopt +o default 2>/dev/null
    case "$whole" in *[\"\'\\]*) return ;; esac
    while IFS= read -r ending; do
        case "$ending" in *:) compopt -o nospace 2>/dev/null ;; esac
        printf -v ending '%q' "${ending#"${whole%"$1"}"}"
        COMPREPLY+=("$ending")
    done < <(newsreader completion --query="$whole" 2>/dev/null)
}

complete -o default -o bashdefault -F _newsreader newsreader
