#!/bin/sh
# Image for macOS with the program and a link to the folder of programs. NOT RUN YET: written
# without a Mac. What the system is told about project files is in building/macos.py.
#
#   packaging/macos/make-dmg.sh "dist/RAI Desktop.app" 0.1.0
#
# With SIGN_AS set to the name of a Developer ID the program is signed, and with NOTARY_PROFILE
# (stored before by `xcrun notarytool store-credentials`) sent to Apple for approval. Without them
# macOS warns at the first start; docs/installing.md says so.
set -eu

app=$1
version=$2
image="dist/rai-desktop-$version-macos-$(uname -m).dmg"

if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --deep --options runtime --timestamp --sign "$SIGN_AS" "$app"
    codesign --verify --deep --strict "$app"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$app" "$work/"
ln -s /Applications "$work/Applications"
rm -f "$image"
hdiutil create -volname "RAI Desktop $version" -srcfolder "$work" -format UDZO -fs HFS+ "$image"

if [ -n "${NOTARY_PROFILE:-}" ]; then
    codesign --timestamp --sign "$SIGN_AS" "$image"
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
shasum -a 256 "$image"
