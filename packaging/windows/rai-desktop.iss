; Installer for Windows, made with Inno Setup 6.3 or later. NOT RUN YET: written without a Windows
; computer, read against the manual of Inno Setup. Start it in this folder:
;
;          iscc /DVersion=0.1.0 /DFolder=..\..\dist\rai-desktop-0.1.0-windows-amd64 rai-desktop.iss
; For one person, without administrator's rights; project files are never touched.

#if Ver < EncodeVer(6, 3, 0)
  #error "Inno Setup 6.3 or later is needed: older ones do not know x64compatible."
#endif
#ifndef Version
  #error "Name the version: /DVersion=…"
#endif
#ifndef Folder
  #error "Name the folder build: /DFolder=…"
#endif

[Setup]
AppId={{6B0B0E0C-6D0E-4E53-9D55-52A1D1D2A9F1}
AppName=RAI Desktop
AppVersion={#Version}
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
DefaultDirName={autopf}\RAI Desktop
DefaultGroupName=RAI Desktop
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile={#Folder}\LICENSE.txt
SetupIconFile={#Folder}\_internal\rai_desktop\data\desktop\product.ico
OutputDir=..\..\dist
OutputBaseFilename=rai-desktop-{#Version}-windows-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\rai-desktop-window.exe
UninstallDisplayName=RAI Desktop

[Languages]
; The first is taken where Windows speaks neither.
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
de.Project=RAI-Desktop-Projekt
en.Project=RAI Desktop project
de.OnDesktop=Symbol auf dem Desktop
en.OnDesktop=Icon on the desktop

[Tasks]
Name: "desktopicon"; Description: "{cm:OnDesktop}"; Flags: unchecked

[InstallDelete]
; An update must not mix old and new libraries.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\RAI Desktop"; Filename: "{app}\rai-desktop-window.exe"
Name: "{autodesktop}\RAI Desktop"; Filename: "{app}\rai-desktop-window.exe"; Tasks: desktopicon

[Registry]
; As Windows asks for it: the ending lists who can open it, and keeps what a person chose.
Root: HKCU; Subkey: "Software\Classes\.rai\OpenWithProgids"; ValueType: string; ValueName: "RAIDesktop.Project"; ValueData: ""; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\.rai"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.rai-desktop"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\RAIDesktop.Project"; ValueType: string; ValueData: "{cm:Project}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\RAIDesktop.Project\DefaultIcon"; ValueType: string; ValueData: "{app}\_internal\rai_desktop\data\desktop\project.ico"
Root: HKCU; Subkey: "Software\Classes\RAIDesktop.Project\shell\open\command"; ValueType: string; ValueData: """{app}\rai-desktop-window.exe"" ""%1"""

[Run]
Filename: "{app}\rai-desktop-window.exe"; Description: "{cm:LaunchProgram,RAI Desktop}"; Flags: nowait postinstall skipifsilent

; Uninstalling removes what this script installed and nothing else: projects lie where people put
; them, and backups and settings stay in %LOCALAPPDATA%\rai-desktop.
