package secondlook.runtime.wire;

/**
 * A frame that came in.
 *
 * @param request the number of the request that it belongs to; 0 for those that belong to none
 * @param body    what is left to read of it
 */
public record Frame(FrameKind kind, int request, WireReader body) {}
