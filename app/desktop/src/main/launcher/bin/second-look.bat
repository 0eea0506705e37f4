@echo off
rem Starts Second Look with a Java found on this machine. SECOND_LOOK_OPTS is added to Java's options.
setlocal EnableExtensions DisableDelayedExpansion
rem Nothing leaves this machine: ONNX Runtime reports home unless told not to.
set "ORT_DISABLE_TELEMETRY=1"
set "NEEDED=25"
set "HOME_DIR=%~dp0.."
set "FOUND="

call :try "%HOME_DIR%\runtime"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
  for /d %%J in ("%%~R\*") do call :try "%%~J"
)
if not defined FOUND (
  echo second-look: no Java %NEEDED% or newer was found: install a JDK %NEEDED%, or set JAVA_HOME to one. 1>&2
  exit /b 1
)
"%FOUND%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xshare:auto "-XX:ErrorFile=%LOCALAPPDATA%\Second Look\log\hs_err_pid%%p.log" "-Dsecondlook.home=%HOME_DIR%" %SECOND_LOOK_OPTS% -cp "%HOME_DIR%\lib\second-look.jar" secondlook.cli.Main %*
exit /b %ERRORLEVEL%

:try
if defined FOUND exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "MAJOR=%%V"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% GEQ %NEEDED% set "FOUND=%~1"
exit /b 0
