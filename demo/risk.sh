#!/bin/sh
# The quality desk with nothing but curl: reads with a password, is asked back at a critical change, proves more over REST,
# and sends the same call once more. The code is read from the keyboard; the demo prints one for each Enter.
#
#   demo/risk.sh [USER [PASSWORD]]        REALM and DESK say where Keycloak's realm and the desk are
#
# Passwords and tokens stand in the command lines of this script, where other users of the machine can read them. It is a demo.
set -eu

realm=${REALM:-http://localhost:8080/realms/step-up-demo}
desk=${DESK:-http://localhost:8091}/api/v2/risk
user=${1:-anna}
password=${2:-demo-password-of-anna}
client='"client_id": "risk-cli", "client_secret": "demo-secret-not-for-production"'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "$*" >&2; exit 1; }

# The text of a member of the JSON that comes in.
member() { sed -n 's/.*"'"$1"'": *"\([^"]*\)".*/\1/p'; }

# The value of a parameter of the challenge.
wanted() { sed -n 's/^[Ww][Ww][Ww]-[Aa]uthenticate:.* '"$1"'="\([^"]*\)".*/\1/p' "$work/headers" | tr -d '\r'; }

# Calls the realm's REST face: path, body, and perhaps a token. What fails here ends the script, which runs with -e.
prove() {
  curl -s "$realm/step-up/authn$1" -H 'Content-Type: application/json' ${3:+-H "Authorization: Bearer $3"} -d "{$client, $2}" \
    || fail "nobody answers at $realm"
}

# The access token for a code.
redeem() {
  tokens=$(curl -s "$realm/protocol/openid-connect/token" -u risk-cli:demo-secret-not-for-production \
    -d grant_type=authorization_code -d code="$1") || fail "nobody answers at $realm"
  echo "$tokens" | member access_token
}

# Calls the desk with a token; prints the status, and leaves headers and body behind.
call() {
  path=$1; token=$2; shift 2
  curl -s -D "$work/headers" -o "$work/body" -w '%{http_code}' "$desk$path" -H "Authorization: Bearer $token" "$@" \
    || fail "nobody answers at $desk"
}

answer=$(prove '' '"username": "'"$user"'", "password": "'"$password"'", "scope": "openid", "acr_values": "pwd"')
code=$(echo "$answer" | member authorization_code)
[ -n "$code" ] || fail "$user is not let in: $answer"
token=$(redeem "$code")
[ -n "$token" ] || fail "no token for the code"
echo "signed in as $user, with a password"

status=$(call /assessments "$token")
echo "GET /assessments: $status"
[ "$status" = 200 ] || fail "$(cat "$work/body")"
from=$(sed -n 's/.*"id":"R-2"[^}]*"severity":"\([A-Z]*\)".*/\1/p' "$work/body")
change='{"id": "R-2", "from": "'$from'", "severity": "CRITICAL"}'

update() { call /assessment/update "$token" -H 'Content-Type: application/json' -d "$change"; }
status=$(update)
echo "POST /assessment/update $change: $status"
[ "$status" = 401 ] || fail "$(cat "$work/body")"
acr=$(wanted acr_values)
age=$(wanted max_age)
[ -n "$acr" ] || fail "that is no challenge: $(cat "$work/headers")"
echo "asked for: acr_values=$acr max_age=$age"

answer=$(prove '' '"acr_values": "'"$acr"'", "max_age": '"$age"', "scope": "openid"' "$token")
state=$(echo "$answer" | member stateToken)
[ -n "$state" ] || fail "$user has nothing that could be asked for"
printf 'one-time code of %s: ' "$user"
read -r otp
[ -t 0 ] || echo
answer=$(prove /factors/otp/verify '"stateToken": "'"$state"'", "passCode": "'"$otp"'"')
code=$(echo "$answer" | member authorization_code)
[ -n "$code" ] || fail "that code is wrong, or was used"
token=$(redeem "$code")
[ -n "$token" ] || fail "no token for the code"

status=$(update)
echo "POST /assessment/update $change: $status"
[ "$status" = 200 ] || fail "$(cat "$work/body")"
cat "$work/body"
echo
