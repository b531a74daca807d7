#!/bin/sh
# The nightly batch of the quality desk: nobody sits at it, and an exemption in the API's matrix lets it file what is harmless.
# What is critical is refused it like everybody whose token is too weak; it reports that and goes on.
#
#   demo/risk-batch.sh        REALM and DESK say where Keycloak's realm and the desk are
set -eu

realm=${REALM:-http://localhost:8080/realms/step-up-demo}
desk=${DESK:-http://localhost:8091}/api/v2/risk

token=$(curl -s "$realm/protocol/openid-connect/token" -u risk-batch:demo-secret-not-for-production \
  -d grant_type=client_credentials | sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p')
[ -n "$token" ] || { echo 'no token for the batch' >&2; exit 1; }

file() {
  curl -s -o /dev/null -w "$1: %{http_code}\n" "$desk/assessment/update" \
    -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "$1"
}
file '{"id": "R-4", "from": "LOW", "severity": "LOW"}'
file '{"id": "R-4", "from": "LOW", "severity": "CRITICAL"}'
