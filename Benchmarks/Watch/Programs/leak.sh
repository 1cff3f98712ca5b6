#!/bin/bash
# Opens a file every ten seconds and never closes it.
while :; do
    exec {descriptor}</etc/hosts
    sleep 10
done
