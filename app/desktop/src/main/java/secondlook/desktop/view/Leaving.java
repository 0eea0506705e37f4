package secondlook.desktop.view;

/** A view over a screen with something in it that would be lost: it is asked before it goes. */
public interface Leaving {

    /** Goes if nothing is lost; asks a person otherwise. */
    void leave();
}
