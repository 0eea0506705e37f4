package secondlook.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house that the class path alone does not hold. Each module's test subclasses this. */
public abstract class HouseRules {

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("secondlook.(**)").should().beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses().should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Processor|Info)$");

    @ArchTest
    static final ArchRule RUNTIME_KNOWS_NO_APPLICATION = noClasses().that().resideInAPackage("secondlook.runtime..")
            .should().dependOnClassesThat().resideInAnyPackage("secondlook.app..", "secondlook.cli..",
                    "secondlook.desktop..", "javafx..", "java.sql..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule APPLICATION_CORE_KNOWS_NO_ENGINE_AND_NO_SCREEN = noClasses().that()
            .resideInAPackage("secondlook.app..").should().dependOnClassesThat()
            .resideInAnyPackage("secondlook.runtime.onnx..", "secondlook.runtime.smile..", "secondlook.cli..",
                    "secondlook.desktop..", "javafx..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_CONTROLS = noClasses().that().haveSimpleNameEndingWith("ViewModel")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..",
                    "org.controlsfx..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_MEET = slices().matching("secondlook.desktop.feature.(*)..").should()
            .notDependOnEachOther().allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOBODY_PRINTS = noClasses().that().resideOutsideOfPackage("secondlook.cli..")
            .should(ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule EXCEPTIONS_SAY_SO = classes().that().areAssignableTo(Throwable.class).should()
            .haveSimpleNameEndingWith("Exception").allowEmptyShould(true);
}
