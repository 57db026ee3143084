/**
 * What stands in for commands that need a cluster, or that a test cannot run again within itself. Whatever can be checked
 * without a cluster is: that every option exists, and that the real tool can read the files. Anything else fails.
 */
export const shims: Readonly<Record<string, string>> = {
  helm: `#!/usr/bin/env bash
set -euo pipefail
${hasOptions('"$HELM_REAL" "$1" --help')}
case "$1" in
  template | lint | package | show | version) exec "$HELM_REAL" "$@" ;;
  install | upgrade)
    hasOptions "$@"
    shift
    arguments=()
    for word in "$@"; do
      case "$word" in --install | --wait | --atomic | --rollback-on-failure | --timeout=*) ;; *) arguments+=("$word") ;; esac
    done
    "$HELM_REAL" template "\${arguments[@]}" > rendered.tmp
    kubectl apply -f rendered.tmp
    rm rendered.tmp ;;
  rollback | uninstall | history | test | status | get) hasOptions "$@" ;;
  *) echo "test/docs/shims.ts does not know how to prove: helm $*" >&2; exit 1 ;;
esac
`,
  kubectl: `#!/usr/bin/env bash
set -euo pipefail
${hasOptions('{ "$KUBECTL_REAL" "$1" --help; "$KUBECTL_REAL" options; }')}
readable() { "$KUBECTL_REAL" label --local --dry-run=client -f "$1" proven=yes -o name > /dev/null; }
case "$1" in
  kustomize) exec "$KUBECTL_REAL" "$@" ;;
  apply | delete | diff)
    hasOptions "$@"
    for ((index = 2; index < $#; index++)); do
      next=$((index + 1))
      case "\${!index}" in
        -k) "$KUBECTL_REAL" kustomize "\${!next}" > built.tmp.yaml; readable built.tmp.yaml; rm built.tmp.yaml; exit 0 ;;
        -f) readable "\${!next}"; exit 0 ;;
      esac
    done
    echo "neither -f nor -k: kubectl $*" >&2; exit 1 ;;
  create) "$KUBECTL_REAL" "$@" --dry-run=client -o yaml ;;
  get | describe | logs | rollout | port-forward)
    hasOptions "$@"
    for word in "$@"; do
      case "$word" in */*) grep -rqs "name: \${word#*/}$" deploy || { echo "nothing is called so: $word" >&2; exit 1; } ;; esac
    done ;;
  *) echo "test/docs/shims.ts does not know how to prove: kubectl $*" >&2; exit 1 ;;
esac
`,
  npm: `#!/usr/bin/env bash
set -euo pipefail
case "$1" in
  ci | test) ;; # what .ci/run does with the same words
  run)
    node -e 'if (!require(process.argv[1]).scripts[process.argv[2]]) process.exit(1)' "$ROOT/package.json" "$2" ||
      { echo "package.json has no script $2" >&2; exit 1; }
    if [ "$PLACE" = checkout ]; then PATH="$REAL_PATH" exec npm "$@"; fi ;;
  init | install)
    arguments=()
    for word in "$@"; do if [ "$word" = @belajar/k8s-kit ]; then arguments+=("$TARBALL"); else arguments+=("$word"); fi; done
    PATH="$REAL_PATH" exec npm "\${arguments[@]}" ;;
  *) echo "test/docs/shims.ts does not know how to prove: npm $*" >&2; exit 1 ;;
esac
`,
  // What is installed, as npx finds it, but in a third of the time; never what a registry calls by the same name.
  npx: `#!/usr/bin/env bash
folder=$PWD
while [ "$PLACE" = project ] && [ "$folder" != / ]; do
  if [ -x "$folder/node_modules/.bin/$1" ]; then exec "$folder/node_modules/.bin/$@"; fi
  folder=$(dirname "$folder")
done
PATH="$REAL_PATH" exec npx --no-install "$@"
`,
  sudo: '#!/bin/sh\nexit 0\n',
}

/** A function of the shell that fails for an option which the help of the command does not name. */
function hasOptions(help: string): string {
  return `hasOptions() {
  local help
  help=$(${help})
  for word in "$@"; do
    case "$word" in
      -*) grep -qE -- "(^|[ ,])\${word%%=*}([ ,=]|$)" <<< "$help" || { echo "no such option: $word" >&2; exit 1; } ;;
    esac
  done
}`
}
