#!/bin/sh
# Image for macOS: the program, its licences, and a link to the folder of programs. NOT RUN YET:
# written without a Mac, read against the manuals of PyInstaller and Apple. What the system is told
# about project files is in building/macos.py.
#
#   python3 start.py build --folder
#   packaging/macos/make-dmg.sh dist 0.1.0
#
# For a signed program set SIGN_AS to the name of a Developer ID for both commands: PyInstaller
# signs from the inside out, as Apple asks for, with the hardened runtime and entitlements.plist.
# With NOTARY_PROFILE (stored before by `xcrun notarytool store-credentials`) the image goes to
# Apple for approval. Without them macOS warns at the first start; docs/installing.md says so.
set -eu

dist=$1
name="rai-desktop-$2-macos-$(uname -m)"
app="$dist/RAI Desktop.app"
image="$dist/$name.dmg"

if [ -n "${SIGN_AS:-}" ]; then
    codesign --verify --deep --strict --verbose=2 "$app"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ditto "$app" "$work/RAI Desktop.app"
mkdir "$work/Licences"
for file in LICENSE.txt THIRD-PARTY-NOTICES.txt components.cdx.json; do
    cp "$dist/$name/$file" "$work/Licences/"
done
ln -s /Applications "$work/Applications"
rm -f "$image"
hdiutil create -volname "RAI Desktop $2" -srcfolder "$work" -format UDZO -fs HFS+ "$image"

if [ -n "${SIGN_AS:-}" ]; then
    codesign --timestamp --sign "$SIGN_AS" "$image"
fi
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
shasum -a 256 "$image"
