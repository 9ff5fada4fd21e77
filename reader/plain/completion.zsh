#compdef newsreader
# Completes newsreader at Tab in zsh. In ~/.zshrc, after compinit: eval "$(newsreader completion zsh)"
_newsreader() {
  local curcontext="$curcontext" ret=1
  local -a commands=(
@described@
  )
  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
    _alternative 'commands:command:{ _describe command commands }' 'files:file or folder:_files'
    return
  fi
  case $words[2] in
@cases@
  esac
}

_newsreader_query() {
  local -a endings=(${(f)"$(newsreader completion --query="${(Q)PREFIX}" 2>/dev/null)"})
  (( $#endings )) && compadd -U -S '' -a endings  # -U: a name in quotes does not begin as it was typed
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _newsreader "$@"
else
  compdef _newsreader newsreader
fi
