@echo off
rem Runs Maven: the one on PATH, else one fetched before, else one fetched now. See docs/decisions/0004-maven-wrapper.md.
setlocal EnableExtensions DisableDelayedExpansion
set "MAVEN=3.9.11"
set "SHA512=03e2d65d4483a3396980629f260e25cac0d8b6f7f2791e4dc20bc83f9514db8d0f05b0479e699a5f34679250c49c8e52e961262ded468a20de0be254d8207076"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1 || (
  echo mvnw: no Java was found: install a JDK 25, or set JAVA_HOME to it. 1>&2
  exit /b 1
)
where mvn >nul 2>&1 && (
  call mvn %*
  goto end
)
set "KEPT=%USERPROFILE%\.m2\wrapper\second-look\apache-maven-%MAVEN%"
if not exist "%KEPT%\bin\mvn.cmd" (
  if not defined MVNW_REPOURL (
    echo mvnw: Maven 3.8.1 or newer is needed and was not found. Install it, or set MVNW_REPOURL to the address of 1>&2
    echo mvnw: a Maven repository and run this again: Maven %MAVEN% is then fetched once. 1>&2
    exit /b 1
  )
  "%JAVA%" "%~dp0.mvn\wrapper\FetchMaven.java" "%MVNW_REPOURL%" %MAVEN% %SHA512% "%KEPT%" || exit /b 1
)
call "%KEPT%\bin\mvn.cmd" %*
:end
exit /b %ERRORLEVEL%
